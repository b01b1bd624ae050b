import type { PeerConnection, PeerConnections } from '@parley/core';
import { describe, expect, it } from 'vitest';
import { createWorld, expectNothingLeft, first, type World } from '../../test-kit/call-world.js';
import { markToParams, readMark } from '../model/parley-mark.js';
import type { CallSignal, Signal } from '../model/signal.js';
import type { CallSession } from './call-client.js';

/** Long enough for an early answer and the connection that it makes. */
const ringing = 500;

/** All that somebody sent, but for the word that it rings, which tells nothing of where they are. */
function sentBy(w: World, from: string): readonly Signal[] {
  const sent = w.network.sent.filter((each) => each.from === from).map(({ signal }) => signal);
  return sent.filter(({ extra }) => !readMark(extra)?.rings);
}

function earlyAnswers(w: World): readonly Signal[] {
  return sentBy(w, 'bob').filter(({ type }) => type === 'update');
}

function sdpOf(signal: Signal | undefined): string {
  return signal && 'sdp' in signal ? signal.sdp : '';
}

async function ring(w: World): Promise<[CallSession, CallSession]> {
  const call = w.alice.client.call('bob');
  await w.clock.advance(ringing);
  return [call, first(w.bob)];
}

/** A call as a Parley client writes it. */
function callFrom(callerId: string, offer: string): CallSignal {
  return {
    type: 'call',
    sessionId: `session of ${callerId}`,
    callType: 'video',
    callerId,
    opponentIds: ['bob'],
    sdp: offer,
    extra: markToParams({ audio: true, video: true }),
  };
}

describe('a connection that stands while it still rings', () => {
  it('shows nothing of it before the answer, and is there at once with the answer', async () => {
    const w = await createWorld();
    const [call, incoming] = await ring(w);
    expect(w.peers.blank).toBe(2);
    for (const { snapshot } of [call, incoming]) {
      expect(['dialing', 'ringing']).toContain(snapshot.state);
      expect(snapshot.connectedAt).toBeNull();
      for (const { state, audioTrack, videoTrack } of Object.values(snapshot.participants))
        expect({ state, audioTrack, videoTrack }).toEqual({
          state: 'calling',
          audioTrack: null,
          videoTrack: null,
        });
    }
    expect(w.bob.media.questions).toBe(0);

    incoming.accept();
    expect(incoming.snapshot).toMatchObject({ state: 'connected', connectedAt: w.clock.now() });
    await w.clock.advance(10);
    expect(call.snapshot).toMatchObject({ state: 'connected', connectedAt: w.clock.now() });
    await w.clock.advance(50);
    expect(w.peers.blank).toBe(0); // the real pictures took their place
    expect(call.snapshot.participants['bob']?.videoTrack).toBe(
      w.bob.media.tracks.find(({ kind }) => kind === 'video'),
    );
    call.hangUp();
    await w.clock.advance(50);
    expectNothingLeft(w);
  });

  it('sends no camera and no microphone before the answer', async () => {
    const w = await createWorld();
    const made: PeerConnection[] = [];
    const peerConnections: PeerConnections = {
      ...w.peers,
      create(configuration, listener) {
        const connection = w.peers.create(configuration, listener);
        made.push(connection);
        return connection;
      },
    };
    const sending = (): string[] =>
      made.flatMap((connection) =>
        connection
          .getTransceivers()
          .map(({ sender }) => /Blank|audio|video/.exec(sender.track?.label ?? '')?.[0] ?? 'nothing'),
      );
    const carol = await w.join('carol', { peerConnections });
    const dave = await w.join('dave', { peerConnections });
    carol.client.call('dave');
    await w.clock.advance(ringing);
    expect(carol.media.tracks.map(({ readyState }) => readyState)).toEqual(['live', 'live']);
    expect(new Set(sending())).toEqual(new Set(['nothing', 'Blank']));
    first(dave).accept({ video: false });
    await w.clock.advance(2000);
    expect(new Set(sending())).toEqual(new Set(['nothing', 'audio', 'video']));
    expect(w.peers.blank).toBe(0); // also where no picture ever came
  });

  it('gives the answer once: what comes with the yes only refers to it', async () => {
    const w = await createWorld();
    const [call, incoming] = await ring(w);
    incoming.accept({ userInfo: { name: 'Bob' } });
    await w.clock.advance(100);
    expect(earlyAnswers(w)).toHaveLength(1);
    const accept = sentBy(w, 'bob').find(({ type }) => type === 'accept');
    expect(sdpOf(accept)).not.toContain('m=');
    expect(call.snapshot.participants['bob']?.userInfo).toEqual({ name: 'Bob' });
    call.hangUp();
    expect(w.types().length).toBeLessThanOrEqual(6);
  });

  it('connects an audio call without pictures', async () => {
    const w = await createWorld();
    const call = w.alice.client.call('bob', { video: false });
    await w.clock.advance(ringing);
    expect(earlyAnswers(w)).toHaveLength(1);
    expect(w.peers.blank).toBe(0);
    first(w.bob).accept();
    await w.clock.advance(20);
    expect(call.snapshot.state).toBe('connected');
  });

  it.each<[string, (call: CallSession, incoming: CallSession, w: World) => unknown]>([
    ['declined', (_, incoming) => incoming.reject()],
    ['canceled', (call) => call.hangUp()],
    ['not answered', (_call, _incoming, w) => w.clock.advance(61_000)],
    ['answered with hardly a ring', (_, incoming) => incoming.hangUp()],
  ])('leaves nothing behind when it is %s', async (_, end) => {
    const w = await createWorld();
    const [call, incoming] = await ring(w);
    await end(call, incoming, w);
    await w.clock.advance(100);
    expect([call.snapshot.state, incoming.snapshot.state]).toEqual(['ended', 'ended']);
    expectNothingLeft(w);
  });
});

describe('who may learn where the callee is', () => {
  it('nobody before the answer, if they say so', async () => {
    const w = await createWorld({ reveal: 'on-accept' });
    const [call, incoming] = await ring(w);
    await w.clock.advance(10_000);
    expect(sentBy(w, 'bob')).toEqual([]);
    expect(w.peers.blank).toBe(0);
    incoming.accept();
    await w.clock.advance(100);
    expect(call.snapshot.state).toBe('connected');
    expect(sdpOf(sentBy(w, 'bob').find(({ type }) => type === 'accept'))).toContain('m=video');
  });

  it.each([
    ['not a stranger', undefined, 0],
    ['a stranger too, if they say so', 'on-ring' as const, 1],
  ])('%s', async (_, reveal, answers) => {
    const w = await createWorld(reveal ? { reveal } : {});
    w.network.inject('mallory', 'bob', callFrom('mallory', 'v=0\r\ns=x-fake-peer:x\r\nm=audio 9 FAKE 0\r\n'));
    await w.clock.advance(ringing);
    expect(first(w.bob).snapshot.state).toBe('ringing');
    expect(earlyAnswers(w)).toHaveLength(answers);
    expect(sentBy(w, 'bob')).toHaveLength(answers);
  });

  it('a contact of whom we hear only while they call', async () => {
    const w = await createWorld();
    w.network.inject('mallory', 'bob', callFrom('mallory', 'v=0\r\ns=x-fake-peer:x\r\nm=audio 9 FAKE 0\r\n'));
    await w.clock.advance(ringing);
    expect(sentBy(w, 'bob')).toEqual([]);
    w.network.addUser('mallory');
    await w.clock.advance(ringing);
    expect(earlyAnswers(w)).toHaveLength(1);
  });

  it('not a client that would take an early answer for a yes', async () => {
    const w = await createWorld({ reveal: 'on-ring' });
    const { extra: _, ...plain } = callFrom('alice', 'v=0\r\ns=x-fake-peer:x\r\nm=audio 9 FAKE 0\r\n');
    w.network.inject('alice', 'bob', plain);
    await w.clock.advance(ringing);
    expect(first(w.bob).snapshot.state).toBe('ringing');
    expect(sentBy(w, 'bob')).toEqual([]);
  });

  it('only the first of several who call at once', async () => {
    const w = await createWorld();
    const carol = await w.join('carol');
    w.alice.client.call('bob');
    await w.clock.advance(ringing);
    carol.client.call('bob');
    await w.clock.advance(ringing);
    expect(earlyAnswers(w)).toHaveLength(1);
    expect(w.network.sent.find(({ from }) => from === 'bob')?.to).toBe('alice');
  });
});

describe('an early answer in trouble', () => {
  it('that is lost: the answer proper says all', async () => {
    const w = await createWorld();
    w.bob.client.on('call', () => w.network.configure({ loss: 1 }));
    const [call, incoming] = await ring(w);
    w.network.configure({ loss: 0 });
    incoming.accept();
    expect(incoming.snapshot.state).toBe('connecting');
    await w.clock.advance(50);
    expect([call.snapshot.state, incoming.snapshot.state]).toEqual(['connected', 'connected']);
  });

  it('whose yes is lost: shows nobody until a repeat brings it', async () => {
    const w = await createWorld();
    const [call, incoming] = await ring(w);
    w.network.configure({ loss: 1 });
    incoming.accept();
    await w.clock.advance(1000);
    w.network.configure({ loss: 0 });
    expect(call.snapshot.state).toBe('dialing');
    expect(call.snapshot.participants['bob']?.videoTrack).toBeNull();
    await w.clock.advance(5000);
    expect([call.snapshot.state, incoming.snapshot.state]).toEqual(['connected', 'connected']);
    expect(call.snapshot.participants['bob']?.videoTrack).not.toBeNull();
  });

  it('that comes after the yes which refers to it: the caller asks for all of it', async () => {
    const w = await createWorld();
    w.bob.client.on('call', () => w.network.configure({ loss: 1 }));
    const [call, incoming] = await ring(w);
    w.network.configure({ loss: 0 });
    const late = earlyAnswers(w)[0];
    if (!late) throw new Error('there was no early answer');
    const reference: Signal = {
      type: 'accept',
      sessionId: call.id,
      sdp: 'v=0\r\ns=x-fake-peer:unheard-of\r\n',
      extra: markToParams({}),
    };
    // Twice: to ask again for each would let one signal cause many.
    for (const signal of [reference, reference, late]) w.network.inject('bob', 'alice', signal);
    await w.clock.advance(50);
    expect(w.types('alice').filter((type) => type === 'call')).toHaveLength(2);
    expect(call.snapshot.state).toBe('dialing');
    incoming.accept();
    await w.clock.advance(50);
    w.network.inject('bob', 'alice', late); // and once more, much too late
    await w.clock.advance(50);
    expect([call.snapshot.state, incoming.snapshot.state]).toEqual(['connected', 'connected']);
  });

  it('of somebody else is refused and counted, and nonsense does no harm', async () => {
    const w = await createWorld({ reveal: 'on-accept' });
    const [call, incoming] = await ring(w);
    const update = (answer: string): Signal => ({
      type: 'update',
      sessionId: call.id,
      extra: markToParams({ answer }),
    });
    w.network.inject('mallory', 'alice', update('v=0\r\ns=x\r\nm=video 9 FAKE 0\r\n'));
    w.network.inject('bob', 'alice', update(''));
    w.network.inject('bob', 'alice', update('v=0\r\ns=nonsense\r\nm=video 9 FAKE 0\r\n'));
    w.network.inject('alice', 'bob', update('v=0\r\ns=nonsense\r\nm=video 9 FAKE 0\r\n'));
    await w.clock.advance(100);
    expect(w.alice.client.refused.notMember).toBe(1);
    expect([call.snapshot.state, incoming.snapshot.state]).toEqual(['dialing', 'ringing']);
    incoming.accept();
    await w.clock.advance(100);
    expect([call.snapshot.state, incoming.snapshot.state]).toEqual(['connected', 'connected']);
  });

  it('of a device that does not answer in the end: another one may', async () => {
    const w = await createWorld();
    const tablet = await w.join('bob');
    const [call] = await ring(w);
    expect(earlyAnswers(w)).toHaveLength(2);
    const incoming = first(tablet);
    incoming.accept();
    await w.clock.advance(100);
    expect([call.snapshot.state, incoming.snapshot.state]).toEqual(['connected', 'connected']);
    expect(call.snapshot.participants['bob']?.videoTrack).toBe(
      tablet.media.tracks.find(({ kind }) => kind === 'video'),
    );
    expect(first(w.bob).snapshot.endReason).toBe('answered-elsewhere');
    call.hangUp();
    await w.clock.advance(50);
    expectNothingLeft(w);
  });

  it('is not given twice for the repeats of a call', async () => {
    const w = await createWorld();
    const [call, incoming] = await ring(w);
    await w.clock.advance(20_000);
    expect(w.types('alice').filter((type) => type === 'call').length).toBeGreaterThan(3);
    expect(earlyAnswers(w)).toHaveLength(1);
    incoming.accept();
    await w.clock.advance(20);
    expect(call.snapshot.state).toBe('connected');
  });
});

describe('a connection kept ready', () => {
  it('lets a video call go out at once, and is made again when the call is over', async () => {
    const w = await createWorld();
    await w.clock.advance(100);
    expect(w.peers.spare).toBe(2);
    const call = w.alice.client.call('bob');
    expect(w.types()).toEqual(['call']);
    await w.clock.advance(ringing);
    call.hangUp();
    await w.clock.advance(100);
    expect(w.peers).toMatchObject({ spare: 2, open: 0 });
  });

  it('is not for an audio call, and goes with the client', async () => {
    const w = await createWorld();
    await w.clock.advance(100);
    const call = w.alice.client.call('bob', { video: false });
    await w.clock.advance(20);
    const offer = sdpOf(w.network.sent[0]?.signal);
    expect(offer).toContain('m=audio');
    expect(offer).not.toContain('m=video');
    call.hangUp();
    await w.clock.advance(50);
    await w.alice.client.disconnect();
    expect(w.peers.spare).toBe(1);
    w.bob.client.close();
    await w.clock.advance(100);
    expect(w.peers).toMatchObject({ spare: 0, open: 0 });
  });
});
