import { createFakeClock, createFakePeerConnections, FakeTrack } from '@parley/testing';
import { describe, expect, it } from 'vitest';
import { silentLogger } from '../lib/logger.js';
import type { CallError } from '../model/call-error.js';
import type { PeerDescription } from '../model/peer-description.js';
import type { IceCandidate } from '../model/signal.js';
import { PeerLink } from './peer-link.js';
import { PeerShares } from './peer-shares.js';
import { firstScale, growAfter } from './quick-start.js';
import type { PeerConnection, PeerConnections } from './rtc.js';
import type { RemoteTracks } from './remote-tracks.js';

function link(
  name: string,
  connections: PeerConnections = createFakePeerConnections(),
  clock = createFakeClock(),
) {
  const log: string[] = [];
  const messages: string[] = [];
  const said: PeerDescription[] = [];
  const candidates: (readonly IceCandidate[])[] = [];
  const errors: CallError[] = [];
  const tracks = new Map<keyof RemoteTracks, MediaStreamTrack>();
  const own = new PeerLink({
    userId: name,
    kinds: ['audio', 'video'],
    quality: {},
    shares: new PeerShares(),
    configuration: {},
    connections,
    clock,
    polite: name < 'b',
    logger: silentLogger,
    listener: {
      onDescription: (type) => log.push(type),
      onCandidates: (batch) => {
        log.push(`candidates ${batch.length}`);
        candidates.push(batch);
      },
      onState: (state) => log.push(state),
      onTrack: (role, track) => tracks.set(role, track),
      onRenegotiation: (description) => {
        log.push(`renegotiation ${description.type}`);
        said.push(description);
      },
      onRestarted: () => log.push('restarted'),
      onChannelOpen: () => messages.push('open'),
      onChannelClosed: () => messages.push('closed'),
      onMessage: (text) => messages.push(text),
      onFailure: (error) => errors.push(error),
    },
  });
  return { link: own, log, said, messages, candidates, errors, tracks, clock };
}

async function pair() {
  const fakes = createFakePeerConnections();
  const a = link('b', fakes);
  const b = link('a', fakes, a.clock);
  a.link.offer();
  await a.clock.advance(0);
  return { a, b, fakes };
}

describe('PeerLink', () => {
  it('lets whoever offered begin the DTLS handshake, so that of two who answer nobody else does', async () => {
    const fakes = createFakePeerConnections();
    const taken: (string | undefined)[] = [];
    const create: PeerConnections['create'] = (...given) => {
      const connection = fakes.create(...given);
      const setRemote = connection.setRemoteDescription.bind(connection);
      connection.setRemoteDescription = (description) => {
        taken.push(description.sdp);
        return setRemote(description);
      };
      return connection;
    };
    const { a } = await pair();
    const { link: b, clock } = link('a', { ...fakes, create });
    b.takeOffer(`${a.link.localSdp ?? ''}a=setup:actpass\r\n`);
    await clock.advance(0);
    expect(taken).toHaveLength(1);
    expect(taken[0]).toMatch(/a=setup:active\r\n$/);
  });

  it('negotiates, takes early candidates in any order, and hands over tracks set at any time', async () => {
    const { a, b, fakes } = await pair();
    const microphone = new FakeTrack('audio', 'mic');
    const camera = new FakeTrack('video', 'cam');
    a.link.setTrack('audio', microphone);
    // These come before the remote description: kept, not lost, not thrown.
    b.link.takeCandidates([{ candidate: 'candidate:9 1 udp 1 x 1 typ host', sdpMid: '0', sdpMLineIndex: 0 }]);
    b.link.takeOffer(a.link.localSdp ?? '');
    b.link.answer();
    await a.clock.advance(0);
    a.link.takeAnswer(b.link.localSdp ?? '');
    await a.clock.advance(0);
    expect(b.log[0]).toBe('answer');
    expect(a.log).toContain('connected');
    expect(b.log).toContain('connected');
    expect(b.errors).toEqual([]);
    expect(b.tracks.get('audio')).toBe(microphone);
    a.link.setTrack('video', camera);
    await a.clock.advance(0);
    expect(b.tracks.get('video')).toBe(camera);
    a.link.close();
    b.link.close();
    expect(fakes.open).toBe(0);
  });

  it('tells candidates after the description, and not those that are in it', async () => {
    const { a } = await pair();
    await a.clock.advance(1000);
    expect(a.log[0]).toBe('offer');
    expect(a.log.slice(1)).toEqual(a.link.localSdp?.includes('a=candidate') ? a.log.slice(1) : []);
    expect(a.candidates.flat().length).toBeLessThanOrEqual(1);
  });

  it('fails with a typed error on an SDP that makes no sense, and survives bad candidates', async () => {
    const { a, b } = await pair();
    b.link.takeOffer(a.link.localSdp ?? '');
    b.link.takeCandidates([{ candidate: 'nonsense', sdpMid: '0', sdpMLineIndex: 0 }]);
    await b.clock.advance(0);
    expect(b.errors).toEqual([]);
    a.link.takeAnswer('nonsense');
    await a.clock.advance(0);
    expect(a.errors.map(({ code }) => code)).toEqual(['negotiation-failed']);
  });

  it('begins with small pictures, so that the first one comes soon, and then sends whole ones', async () => {
    const fakes = createFakePeerConnections();
    const made: PeerConnection[] = [];
    const watched: PeerConnections = {
      ...fakes,
      create(configuration, listener) {
        const connection = fakes.create(configuration, listener);
        made.push(connection);
        return connection;
      },
    };
    const a = link('b', watched);
    const b = link('a', watched, a.clock);
    const scales = (): unknown[] =>
      made.map((connection) =>
        connection
          .getTransceivers()
          .map(({ sender }) => sender.getParameters().encodings[0]?.scaleResolutionDownBy ?? 1),
      );
    a.link.offer();
    await a.clock.advance(0);
    b.link.takeOffer(a.link.localSdp ?? '');
    b.link.answer();
    await a.clock.advance(0);
    a.link.takeAnswer(b.link.localSdp ?? '');
    await a.clock.advance(0);
    expect(scales()).toEqual([
      [1, firstScale],
      [1, firstScale],
    ]);
    await a.clock.advance(growAfter);
    expect(scales()).toEqual([
      [1, 1],
      [1, 1],
    ]);
    a.link.close();
    b.link.close();
    expect(a.clock.pending).toBe(0);
  });

  describe('restarting', () => {
    /** Two that are connected, and what each sends to the other once it is let through. */
    async function connected() {
      const { a, b, fakes } = await pair();
      b.link.takeOffer(a.link.localSdp ?? '');
      b.link.answer();
      await a.clock.advance(0);
      a.link.takeAnswer(b.link.localSdp ?? '');
      await a.clock.advance(1000);
      fakes.fail();
      fakes.mend();
      for (const side of [a, b]) side.log.length = 0;
      /** Delivers all that was said, until nobody says more. */
      const settle = async (): Promise<void> => {
        await a.clock.advance(0);
        const said = [a.said.splice(0), b.said.splice(0)] as const;
        for (const one of said[0]) b.link.takeRenegotiation(one);
        for (const one of said[1]) a.link.takeRenegotiation(one);
        if (said.flat().length > 0) await settle();
      };
      return { a, b, fakes, settle };
    }

    it('finds a path again over the same connection', async () => {
      const { a, b, settle } = await connected();
      a.link.restart();
      await settle();
      expect(a.log).toEqual(['renegotiation offer', 'candidates 1', 'connected', 'restarted']);
      expect(b.log).toContain('connected');
      expect(b.log).toContain('restarted');
    });

    it('converges when both begin at once: the polite side gives way, and does not begin again', async () => {
      const { a, b, settle } = await connected();
      a.link.restart();
      b.link.restart();
      await settle();
      await a.clock.advance(20_000);
      expect([...a.log, ...b.log].filter((one) => one === 'renegotiation offer')).toHaveLength(2);
      for (const { log } of [a, b]) expect(log).toContain('connected');
    });

    it('begins again when an offer was lost, and passes over the answer to the first', async () => {
      const { a, b, settle } = await connected();
      a.link.restart();
      await a.clock.advance(0);
      const [lost] = a.said.splice(0);
      a.link.restart();
      await settle();
      expect(a.log).toContain('connected');
      const before = [...b.log];
      if (lost) b.link.takeRenegotiation(lost);
      await settle();
      // Come late, it is one more restart to them, whose answer nobody waits for.
      expect(b.log.filter((one) => one === 'renegotiation answer').length).toBe(
        before.filter((one) => one === 'renegotiation answer').length + 1,
      );
    });
  });

  it('is silent after close, whatever was under way', async () => {
    const one = link('b');
    one.link.offer();
    one.link.close();
    one.link.close();
    one.link.takeAnswer('late');
    await one.clock.advance(1000);
    expect(one.log).toEqual([]);
    expect(one.errors).toEqual([]);
    expect(one.clock.pending).toBe(0);
  });
});
