import { createFakeClock, createFakePeerConnections } from '@parley/testing';
import { describe, expect, it } from 'vitest';
import { silentLogger } from '../lib/logger.js';
import type { PeerConnection, PeerConnectionListener, PeerConnections } from './rtc.js';
import { SparePeer } from './spare-peer.js';

const listener: PeerConnectionListener = {
  onCandidate: () => undefined,
  onState: () => undefined,
  onClosed: () => undefined,
  onTrack: () => undefined,
};

const clock = createFakeClock();

/** Peers that fail in one of their methods. */
function failing(method: keyof PeerConnection): PeerConnections & { readonly closed: number } {
  const fakes = createFakePeerConnections();
  let closed = 0;
  return {
    ...fakes,
    get closed() {
      return closed;
    },
    create(configuration, owner) {
      const connection = fakes.create(configuration, owner);
      return new Proxy(connection, {
        get(target, name) {
          if (name === 'close')
            return () => {
              closed += 1;
              target.close();
            };
          const value: unknown = Reflect.get(target, name);
          if (typeof value !== 'function') return value;
          return (...args: unknown[]): unknown => {
            if (name === method) throw new DOMException('told to fail', 'OperationError');
            return Reflect.apply(value, target, args);
          };
        },
      });
    },
  };
}

describe('SparePeer', () => {
  it('is given away once, with its offer and the configuration of the day', async () => {
    const fakes = createFakePeerConnections();
    const spare = new SparePeer(fakes, silentLogger);
    spare.prepare();
    spare.prepare();
    expect(fakes.spare).toBe(1);
    expect(spare.take({}, listener)).toBeNull(); // its offer is not there yet
    await clock.settle();
    const ready = spare.take({ iceTransportPolicy: 'relay' }, listener);
    expect(ready?.offer.sdp).toMatch(/m=audio[^]*m=video/);
    expect(spare.take({}, listener)).toBeNull();
    expect(fakes.configurations).toEqual([]); // not in use yet
    await ready?.connection.setLocalDescription(ready.offer);
    expect(fakes.configurations).toMatchObject([{ bundlePolicy: 'max-bundle', iceTransportPolicy: 'relay' }]);
    spare.close(); // it belongs to somebody else now
    expect(fakes.open).toBe(1);
  });

  it('is closed with what is under way, and can be prepared again', async () => {
    const fakes = createFakePeerConnections();
    const spare = new SparePeer(fakes, silentLogger);
    spare.prepare();
    spare.close();
    spare.close();
    await clock.settle();
    expect(fakes.spare).toBe(0);
    expect(spare.take({}, listener)).toBeNull();
    spare.prepare();
    await clock.settle();
    expect(spare.take({}, listener)).not.toBeNull();
  });

  it.each(['addTransceiver', 'createOffer', 'setConfiguration'] as const)(
    'does without when %s fails, and leaves nothing open',
    async (method) => {
      const peers = failing(method);
      const spare = new SparePeer(peers, silentLogger);
      spare.prepare();
      await clock.settle();
      expect(spare.take({}, listener)).toBeNull();
      expect(peers.closed).toBe(1);
    },
  );

  it('does without where there is no WebRTC at all', () => {
    const nowhere: PeerConnections = {
      ...createFakePeerConnections(),
      create: () => {
        throw new ReferenceError('RTCPeerConnection is not defined');
      },
    };
    const spare = new SparePeer(nowhere, silentLogger);
    expect(() => spare.prepare()).not.toThrow();
    expect(spare.take({}, listener)).toBeNull();
  });
});
