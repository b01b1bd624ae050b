import { describe, expect, it } from 'vitest';
import { createWorld, expectNothingLeft, first } from '../../test-kit/call-world.js';

describe('a call that meets trouble', () => {
  it('refuses and counts what comes from strangers', async () => {
    const w = await createWorld();
    const nothing = w.alice.client.refused;
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
    expect(w.alice.client.refused).toEqual({ ...nothing, notMember: 1 });
    expect(w.bob.client.refused).toEqual({ ...nothing, notMember: 2, unknownSession: 1 });
  });

  it('goes on without a camera that cannot be had, and tells the other side', async () => {
    const w = await createWorld();
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
    const w = await createWorld({ withoutMedia: 'end' });
    w.alice.media.fail('video', 'NotAllowedError');
    w.alice.media.fail('audio', 'NotAllowedError');
    const call = w.alice.client.call('bob');
    await w.clock.advance(100);
    expect(call.snapshot).toMatchObject({ state: 'ended', endReason: 'media-denied' });
    expect(first(w.bob).snapshot.endReason).toBe('canceled');
    expectNothingLeft(w);
  });

  it('stops what the person grants only after the call is over', async () => {
    const w = await createWorld();
    const answer = w.alice.media.hold();
    const call = w.alice.client.call('bob');
    await w.clock.advance(100);
    expect(call.snapshot.local.video.status).toBe('starting');
    call.hangUp();
    answer();
    await w.clock.advance(100);
    expect(w.alice.media.tracks).toHaveLength(2);
    expectNothingLeft(w);
  });

  it('survives a lost path that comes back, and ends as connection-lost when it does not', async () => {
    const w = await createWorld();
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
    await w.clock.advance(76_000);
    expect(call.snapshot).toMatchObject({ state: 'ended', endReason: 'connection-lost' });
    expectNothingLeft(w);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'ends alike on both sides over a network that loses and doubles (seed %i)',
    async (seed) => {
      const w = await createWorld({ loss: 0.3, duplication: 0.3, seed });
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
    const w = await createWorld({
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
});
