import {
  createFakeClock,
  createFakeMedia,
  createFakeNetwork,
  createFakePeerConnections,
  createTestClient,
  type FakeClock,
  type FakeMedia,
  type FakeNetwork,
  type FakeNetworkOptions,
  type FakePeerConnections,
  type TestClientOptions,
} from '@parley/testing';
import { describe, expect, it } from 'vitest';
import type { CallClient, CallSession } from './call-client.js';

interface Side {
  readonly client: CallClient;
  readonly media: FakeMedia;
  /** Every call that began here, in either direction. */
  readonly calls: CallSession[];
}

interface World {
  readonly clock: FakeClock;
  readonly network: FakeNetwork;
  readonly peers: FakePeerConnections;
  readonly alice: Side;
  readonly bob: Side;
  join(userId: string, options?: Partial<TestClientOptions>): Promise<Side>;
  types(from?: string): string[];
}

async function world(options: FakeNetworkOptions & Partial<TestClientOptions> = {}): Promise<World> {
  const clock = createFakeClock();
  const { latency = 10, loss, duplication, seed, ...clientOptions } = options;
  const network = createFakeNetwork({
    clock,
    latency,
    ...(loss === undefined ? {} : { loss }),
    ...(duplication === undefined ? {} : { duplication }),
    ...(seed === undefined ? {} : { seed }),
  });
  const peers = createFakePeerConnections();
  const join = async (userId: string, more: Partial<TestClientOptions> = {}): Promise<Side> => {
    const media = createFakeMedia();
    const client = createTestClient({
      network,
      userId,
      clock,
      peerConnections: peers,
      mediaDevices: media,
      ...clientOptions,
      ...more,
    });
    const calls: CallSession[] = [];
    client.on('call', (call) => calls.push(call));
    await client.connect();
    return { client, media, calls };
  };
  const types = (from?: string): string[] =>
    network.sent.filter((sent) => !from || sent.from === from).map((sent) => sent.signal.type);
  return { clock, network, peers, alice: await join('alice'), bob: await join('bob'), join, types };
}

function first(side: Side): CallSession {
  const call = side.calls.at(0);
  if (!call) throw new Error('there is no call on this side');
  return call;
}

function expectNothingLeft({ clock, peers, alice, bob }: World): void {
  expect(alice.client.calls).toEqual([]);
  expect(bob.client.calls).toEqual([]);
  expect(peers.open).toBe(0);
  expect(clock.pending).toBe(0);
  for (const { media } of [alice, bob])
    expect(media.tracks.filter((track) => track.readyState === 'live')).toEqual([]);
}

describe('a whole call on the fake network', () => {
  it('rings, is answered, connects both ways and is hung up, and leaves nothing behind', async () => {
    const w = await world();
    const call = w.alice.client.call('bob', { userInfo: { name: 'Alice' } });
    expect(call.snapshot).toMatchObject({ state: 'dialing', direction: 'outgoing', callType: 'video' });
    await w.clock.advance(50);
    const incoming = first(w.bob);
    expect(incoming.snapshot).toMatchObject({
      state: 'ringing',
      direction: 'incoming',
      initiatorId: 'alice',
    });
    expect(incoming.snapshot.participants['alice']?.userInfo).toEqual({ name: 'Alice' });
    expect(w.bob.media.questions).toBe(0); // no camera before the answer

    incoming.accept({ userInfo: { name: 'Bob' } });
    await w.clock.advance(100);
    expect(call.snapshot.state).toBe('connected');
    expect(incoming.snapshot.state).toBe('connected');
    expect(call.snapshot.participants['bob']).toMatchObject({
      state: 'connected',
      userInfo: { name: 'Bob' },
      videoTrack: w.bob.media.tracks.find((track) => track.kind === 'video'),
      audioTrack: w.bob.media.tracks.find((track) => track.kind === 'audio'),
    });
    expect(incoming.snapshot.participants['alice']?.videoTrack).toBe(
      w.alice.media.tracks.find((track) => track.kind === 'video'),
    );

    incoming.hangUp({ userInfo: { why: 'done' } });
    await w.clock.advance(50);
    expect(call.snapshot).toMatchObject({ state: 'ended', endReason: 'hangup' });
    expect(incoming.snapshot).toMatchObject({ state: 'ended', endReason: 'hangup' });
    expect(call.snapshot.participants['bob']?.userInfo).toEqual({ why: 'done' });
    expectNothingLeft(w);
    // The caller's candidates come with the call or right after it, the callee's with the answer or right after.
    expect(w.types().filter((type) => type !== 'iceCandidates')).toEqual(['call', 'accept', 'hangUp']);
    expect(w.types().length).toBeLessThanOrEqual(6);
  });

  it('is rejected', async () => {
    const w = await world();
    const call = w.alice.client.call('bob');
    await w.clock.advance(50);
    first(w.bob).reject({ userInfo: { reason: 'in a meeting' } });
    await w.clock.advance(50);
    expect(call.snapshot).toMatchObject({ state: 'ended', endReason: 'rejected' });
    expect(call.snapshot.participants['bob']?.userInfo).toEqual({ reason: 'in a meeting' });
    expect(first(w.bob).snapshot.endReason).toBe('rejected');
    expectNothingLeft(w);
  });

  it('is canceled by the caller', async () => {
    const w = await world();
    const call = w.alice.client.call('bob');
    await w.clock.advance(50);
    call.hangUp();
    await w.clock.advance(50);
    expect(call.snapshot.endReason).toBe('canceled');
    expect(first(w.bob).snapshot.endReason).toBe('canceled');
    expectNothingLeft(w);
  });

  it('is not answered: repeats every 5 s for 60 s, then ends on both sides', async () => {
    const w = await world();
    const call = w.alice.client.call('bob');
    await w.clock.advance(59_000);
    expect(w.types('alice').filter((type) => type === 'call')).toHaveLength(12);
    expect(w.bob.calls).toHaveLength(1); // repeats do not ring again
    expect(call.snapshot.state).toBe('dialing');
    await w.clock.advance(2000);
    expect(call.snapshot).toMatchObject({ state: 'ended', endReason: 'no-answer' });
    expect(first(w.bob).snapshot.endReason).toMatch(/^(no-answer|canceled)$/);
    expectNothingLeft(w);
  });

  it('tells a third person that the callee is busy', async () => {
    const w = await world();
    w.alice.client.call('bob');
    await w.clock.advance(50);
    first(w.bob).accept();
    await w.clock.advance(100);
    const carol = await w.join('carol');
    const call = carol.client.call('bob');
    await w.clock.advance(50);
    expect(call.snapshot).toMatchObject({ state: 'ended', endReason: 'busy' });
    expect(w.bob.calls).toHaveLength(1);
    expect(first(w.bob).snapshot.state).toBe('connected');
  });

  it('lets several ring at once, and answers one of them', async () => {
    const w = await world();
    const carol = await w.join('carol');
    w.alice.client.call('bob');
    const call = carol.client.call('bob');
    await w.clock.advance(50);
    expect(w.bob.calls.map(({ snapshot }) => snapshot.state)).toEqual(['ringing', 'ringing']);
    w.bob.calls[1]?.accept();
    await w.clock.advance(100);
    expect(call.snapshot.state).toBe('connected');
    expect(first(w.bob).snapshot.state).toBe('ringing');
  });

  it('lets no flood of calls ring without end', async () => {
    const w = await world();
    for (let index = 0; index < 20; index += 1)
      w.network.inject('mallory', 'bob', {
        type: 'call',
        sessionId: `flood-${index}`,
        callType: 'video',
        callerId: 'mallory',
        opponentIds: ['bob'],
        sdp: 'v=0\r\ns=x-fake-peer:nobody\r\n',
      });
    await w.clock.advance(5);
    await w.clock.advance(5);
    expect(w.bob.calls).toHaveLength(8);
    expect(w.network.sent.filter(({ from }) => from === 'bob').length).toBeGreaterThanOrEqual(12);
  });

  it('tells the other side of mute and of the camera, which is released', async () => {
    const w = await world();
    const call = w.alice.client.call('bob');
    await w.clock.advance(50);
    first(w.bob).accept();
    await w.clock.advance(100);
    await call.setMicrophoneEnabled(false);
    await call.setCameraEnabled(false);
    await w.clock.advance(50);
    expect(first(w.bob).snapshot.participants['alice']).toMatchObject({
      audioEnabled: false,
      videoEnabled: false,
    });
    expect(w.alice.media.tracks.map(({ kind, readyState }) => `${kind} ${readyState}`)).toEqual([
      'audio live',
      'video ended',
    ]);
    await call.setCameraEnabled(true);
    await w.clock.advance(50);
    const seen = first(w.bob).snapshot.participants['alice'];
    expect(seen).toMatchObject({ audioEnabled: false, videoEnabled: true });
    expect(seen?.videoTrack).toBe(w.alice.media.tracks.at(-1));
  });

  it('hands parameters of the application over, both ways', async () => {
    const w = await world();
    const call = w.alice.client.call('bob');
    await w.clock.advance(50);
    const incoming = first(w.bob);
    incoming.accept();
    await w.clock.advance(100);
    const got: unknown[] = [];
    call.on('update', (from, params) => got.push([from, params]));
    incoming.on('update', (from, params) => got.push([from, params]));
    call.update({ topic: { title: 'Budget' } });
    incoming.update({ mood: 'fine' });
    await w.clock.advance(50);
    expect(got).toEqual([
      ['alice', { topic: { title: 'Budget' } }],
      ['bob', { mood: 'fine' }],
    ]);
    expect(() => call.update({ 'not a name': 'x' })).toThrow(
      expect.objectContaining({ code: 'invalid-argument' }),
    );
    expect(() => call.update({ parley: 'x' })).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  });

  it('refuses and counts what comes from strangers', async () => {
    const w = await world();
    const call = w.alice.client.call('bob');
    await w.clock.advance(50);
    first(w.bob).accept();
    await w.clock.advance(100);
    w.network.inject('mallory', 'alice', { type: 'hangUp', sessionId: call.id });
    w.network.inject('mallory', 'bob', { type: 'hangUp', sessionId: call.id });
    w.network.inject('mallory', 'bob', { type: 'hangUp', sessionId: 'unheard-of' });
    w.network.inject('mallory', 'bob', {
      type: 'call',
      sessionId: 'forged',
      callType: 'video',
      callerId: 'alice', // not who sent it
      opponentIds: ['bob'],
      sdp: 'v=0',
    });
    await w.clock.advance(50);
    expect(call.snapshot.state).toBe('connected');
    expect(w.alice.client.refused).toEqual({ malformed: 0, notMember: 1, unknownSession: 0 });
    expect(w.bob.client.refused).toEqual({ malformed: 0, notMember: 2, unknownSession: 1 });
  });

  it('goes on without a camera that cannot be had, and tells the other side', async () => {
    const w = await world();
    w.alice.media.fail('video', 'NotFoundError');
    const call = w.alice.client.call('bob');
    await w.clock.advance(50);
    first(w.bob).accept();
    await w.clock.advance(100);
    expect(call.snapshot.state).toBe('connected');
    expect(call.snapshot.local.video).toMatchObject({ status: 'failed', error: { code: 'not-found' } });
    expect(call.snapshot.local.audio.status).toBe('live');
    expect(first(w.bob).snapshot.participants['alice']).toMatchObject({
      videoEnabled: false,
      audioEnabled: true,
    });
    w.alice.media.restore('video');
    await call.setCameraEnabled(true);
    await w.clock.advance(50);
    expect(first(w.bob).snapshot.participants['alice']?.videoEnabled).toBe(true);
  });

  it('ends with media-denied where the application wants that', async () => {
    const w = await world({ withoutMedia: 'end' });
    w.alice.media.fail('video', 'NotAllowedError');
    w.alice.media.fail('audio', 'NotAllowedError');
    const call = w.alice.client.call('bob');
    await w.clock.advance(50);
    expect(call.snapshot).toMatchObject({ state: 'ended', endReason: 'media-denied' });
    expect(first(w.bob).snapshot.endReason).toBe('canceled');
    expectNothingLeft(w);
  });

  it('stops what the person grants only after the call is over', async () => {
    const w = await world();
    const answer = w.alice.media.hold();
    const call = w.alice.client.call('bob');
    await w.clock.advance(50);
    expect(call.snapshot.local.video.status).toBe('starting');
    call.hangUp();
    answer();
    await w.clock.advance(50);
    expect(w.alice.media.tracks).toHaveLength(2);
    expectNothingLeft(w);
  });

  it('survives a lost path that comes back, and ends as connection-lost when it does not', async () => {
    const w = await world();
    const call = w.alice.client.call('bob');
    await w.clock.advance(50);
    first(w.bob).accept();
    await w.clock.advance(100);
    w.peers.disconnect();
    expect(call.snapshot.state).toBe('reconnecting');
    await w.clock.advance(5000);
    w.peers.reconnect();
    expect(call.snapshot.state).toBe('connected');
    w.peers.disconnect();
    await w.clock.advance(31_000);
    expect(call.snapshot).toMatchObject({ state: 'ended', endReason: 'connection-lost' });
    expectNothingLeft(w);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'ends alike on both sides over a network that loses and doubles (seed %i)',
    async (seed) => {
      const w = await world({ loss: 0.3, duplication: 0.3, seed });
      const call = w.alice.client.call('bob');
      await w.clock.advance(20_000);
      const incoming = w.bob.calls[0];
      if (!incoming) throw new Error('four repeats were lost: choose another seed');
      incoming.accept();
      await w.clock.advance(25_000);
      expect([call.snapshot.state, incoming.snapshot.state]).toEqual(['connected', 'connected']);
      w.network.configure({ loss: 0 });
      call.hangUp();
      await w.clock.advance(1000);
      expect(incoming.snapshot.endReason).toBe('hangup');
      expectNothingLeft(w);
    },
  );

  it('takes ICE servers from a function, asked anew for each call, and does without when it fails', async () => {
    let asked = 0;
    const w = await world({
      iceTransportPolicy: 'relay',
      iceServers: () => {
        asked += 1;
        if (asked > 2) throw new Error('no credentials today');
        return Promise.resolve([{ urls: `turn:turn${asked}.example`, username: 'u', credential: 'c' }]);
      },
    });
    const call = w.alice.client.call('bob');
    await w.clock.advance(50);
    first(w.bob).accept();
    await w.clock.advance(100);
    expect(call.snapshot.state).toBe('connected');
    expect(w.peers.configurations).toMatchObject([
      { iceTransportPolicy: 'relay', iceServers: [{ urls: 'turn:turn1.example' }] },
      { iceTransportPolicy: 'relay', iceServers: [{ urls: 'turn:turn2.example' }] },
    ]);
    call.hangUp();
    await w.clock.advance(50);
    w.alice.client.call('bob');
    await w.clock.advance(50);
    expect(w.bob.calls).toHaveLength(2);
  });

  it('carries a group of three as a mesh', async () => {
    const w = await world();
    const carol = await w.join('carol');
    const call = w.alice.client.call(['bob', 'carol']);
    await w.clock.advance(50);
    first(carol).accept();
    first(w.bob).accept();
    await w.clock.advance(200);
    const states = [call, first(w.bob), first(carol)].map(({ snapshot }) =>
      Object.values(snapshot.participants).map(({ userId, state }) => `${userId} ${state}`),
    );
    expect(states).toEqual([
      ['bob connected', 'carol connected'],
      ['alice connected', 'carol connected'],
      ['alice connected', 'bob connected'],
    ]);
    call.hangUp();
    await w.clock.advance(50);
    expect(first(w.bob).snapshot.state).toBe('connected');
    first(carol).hangUp();
    await w.clock.advance(50);
    expect(first(w.bob).snapshot).toMatchObject({ state: 'ended', endReason: 'hangup' });
    expect(carol.client.calls).toEqual([]);
    expectNothingLeft(w);
  });
});
