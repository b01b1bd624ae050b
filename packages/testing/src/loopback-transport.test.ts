import { CallError, type CallClientOptions, type UserId } from '@parley/core';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeClock } from './fake-clock.js';
import { createFakeMedia } from './fake-media.js';
import { createFakeNetwork } from './fake-network.js';
import { createFakePeerConnections } from './fake-peer-connections.js';
import { createLoopbackTransport } from './loopback-transport.js';
import { createTestClient } from './test-client.js';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

function world(maxMembers?: number) {
  const clock = createFakeClock();
  const network = createFakeNetwork({ clock, latency: 10 });
  const peers = createFakePeerConnections();
  const loopback = createLoopbackTransport(maxMembers);
  const join = async (userId: UserId, options: Partial<CallClientOptions> = {}) => {
    const mediaDevices = createFakeMedia();
    const client = createTestClient({
      network,
      userId,
      clock,
      peerConnections: peers,
      mediaDevices,
      transport: () => loopback,
      ...options,
    });
    closers.push(() => client.close());
    await client.connect();
    return client;
  };
  return { clock, loopback, peers, join };
}

describe('a call over another transport than the mesh', () => {
  it('has pictures, mute, messages, levels and an end', async () => {
    const { clock, loopback, peers, join } = world();
    const [ann, bob] = [await join('ann'), await join('bob')];
    const call = ann.call('bob');
    await clock.advance(100);
    bob.calls[0]?.accept();
    await clock.advance(500);

    expect(call.snapshot.state).toBe('connected');
    expect(peers.open).toBe(0);
    const theirs = bob.calls[0];
    const seen = () => theirs?.snapshot.participants['ann'];
    expect(seen()?.videoTrack).toBe(call.snapshot.local.video.track);
    expect(call.snapshot.participants['bob']?.videoTrack).toBe(bob.calls[0]?.snapshot.local.video.track);

    await call.setMicrophoneEnabled(false);
    await clock.advance(100);
    expect(seen()?.audioEnabled).toBe(false);
    await call.setMicrophoneEnabled(true);
    await call.setCameraEnabled(false);
    await clock.advance(100);
    expect(seen()?.videoEnabled).toBe(false);
    call.setHandRaised(true);
    await clock.advance(100);
    expect(seen()?.handOrder).toBe(1);
    loopback.setLevel('bob', 0.8);
    await clock.advance(3000);
    expect(call.snapshot.activeSpeakerId).toBe('bob');

    loopback.setCut('bob', true);
    expect(call.snapshot.participants['bob']?.state).toBe('reconnecting');
    loopback.setCut('bob', false);
    expect(call.snapshot.participants['bob']?.state).toBe('connected');
    call.hangUp();
    await clock.advance(100);
    expect(theirs?.snapshot.endReason).toBe('hangup');
    expect(loopback.seats).toBe(0);
  });

  it('bears more members than a mesh, up to its own limit', async () => {
    const { clock, loopback, peers, join } = world(12);
    const ids = Array.from({ length: 11 }, (_, index) => `user${String(index).padStart(2, '0')}`);
    const ann = await join('ann');
    const others = await Promise.all(ids.map((id) => join(id)));
    expect(() => ann.call([...ids, 'one-more'])).toThrow(
      expect.objectContaining({ name: CallError.name, code: 'too-many-members' }),
    );
    const call = ann.call(ids);
    await clock.advance(200);
    for (const { calls } of others) calls[0]?.accept();
    await clock.advance(2000);
    for (const client of [ann, ...others]) {
      const states = Object.values(client.calls[0]?.snapshot.participants ?? {}).map(({ state }) => state);
      expect(states).toEqual(Array.from({ length: 11 }, () => 'connected'));
    }
    expect(loopback.seats).toBe(12);
    others[0]?.calls[0]?.hangUp();
    await clock.advance(200);
    expect(call.snapshot.participants[ids[0] ?? '']?.state).toBe('left');
    expect(loopback.seats).toBe(11);
    expect(peers.open).toBe(0);
  });

  it('is chosen call by call: by what is called, and by what the caller said', async () => {
    const { clock, loopback, peers, join } = world();
    const transport: CallClientOptions['transport'] = ({ memberIds, userInfo }) =>
      memberIds.length > 1 || userInfo['over'] === 'loopback' ? loopback : null;
    const [ann, bob] = [await join('ann', { transport }), await join('bob', { transport })];
    const connect = async (open: number, userInfo?: Record<string, string>): Promise<void> => {
      const call = ann.call('bob', userInfo ? { userInfo } : {});
      await clock.advance(100);
      bob.calls[0]?.accept();
      await clock.advance(500);
      expect(call.snapshot.state).toBe('connected');
      expect(peers.open).toBe(open);
      call.hangUp();
      await clock.advance(100);
    };
    await connect(0, { over: 'loopback' });
    await connect(2);
  });
});
