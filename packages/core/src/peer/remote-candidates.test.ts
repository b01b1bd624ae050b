import { createFakePeerConnections } from '@parley/testing';
import { describe, expect, it } from 'vitest';
import { silentLogger } from '../lib/logger.js';
import type { IceCandidate } from '../model/signal.js';
import { RemoteCandidates } from './remote-candidates.js';
import type { PeerConnection } from './rtc.js';

function candidate(fragment: string | null): IceCandidate {
  const ending = fragment === null ? '' : ` ufrag ${fragment}`;
  return { candidate: `candidate:1 1 udp 1 192.0.2.1 5000 typ host${ending}`, sdpMid: '0', sdpMLineIndex: 0 };
}

/** A connection that notes what it is given, with a remote description of a test's choice. */
function watched(): { connection: PeerConnection; given: unknown[]; describeAs: (fragment: string) => void } {
  const given: unknown[] = [];
  const made = createFakePeerConnections().create(
    {},
    { onCandidate() {}, onState() {}, onClosed() {}, onTrack() {} },
  );
  const addIceCandidate = (one: RTCIceCandidateInit): Promise<void> => {
    given.push(one.candidate?.split(' ').at(-1));
    return Promise.resolve();
  };
  let sdp: string | null = null;
  const connection = new Proxy(made, {
    get(target, key): unknown {
      if (key === 'remoteDescription') return sdp === null ? null : { type: 'offer', sdp };
      return key === 'addIceCandidate' ? addIceCandidate : Reflect.get(target, key);
    },
  });
  return {
    connection,
    given,
    describeAs: (fragment) => {
      sdp = `v=0\r\na=ice-ufrag:${fragment}\r\n`;
    },
  };
}

describe('remote candidates', () => {
  it('wait for the description of their generation, and those of one that is over are dropped', async () => {
    const { connection, given, describeAs } = watched();
    const remote = new RemoteCandidates(silentLogger);
    await remote.take(connection, [candidate('old')]);
    expect(given).toEqual([]);
    describeAs('old');
    await remote.release(connection);
    expect(given).toEqual(['old']);
    // Ahead of the description that they belong to.
    await remote.take(connection, [candidate('new'), candidate('old')]);
    expect(given).toEqual(['old', 'old']);
    describeAs('new');
    await remote.release(connection);
    expect(given).toEqual(['old', 'old', 'new']);
    await remote.take(connection, [candidate('old'), candidate('new')]);
    expect(given).toEqual(['old', 'old', 'new', 'new']);
    await remote.release(connection);
    expect(given).toHaveLength(4);
  });

  it('that do not say what they belong to are given to the connection', async () => {
    const { connection, given, describeAs } = watched();
    describeAs('any');
    await new RemoteCandidates(silentLogger).take(connection, [candidate(null)]);
    expect(given).toEqual(['host']);
  });
});
