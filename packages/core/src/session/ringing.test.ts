import { describe, expect, it } from 'vitest';
import { createWorld, expectNothingLeft, first } from '../../test-kit/call-world.js';
import { readMark } from '../model/parley-mark.js';
import type { CallSignal } from '../model/signal.js';

function callOf(callerId: string, more: Partial<CallSignal> = {}): CallSignal {
  return {
    type: 'call',
    sessionId: 's',
    callType: 'video',
    callerId,
    opponentIds: ['bob'],
    sdp: 'v=0\r\ns=x-fake-peer:x\r\n',
    ...more,
  };
}

describe('a caller who has gone', () => {
  it('rings for 15 s after the last repeat, and is missed', async () => {
    const w = await createWorld();
    const call = w.alice.client.call('bob');
    await w.clock.advance(12_000);
    w.network.cut('alice');
    await w.clock.advance(12_000);
    expect(first(w.bob).snapshot.state).toBe('ringing');
    await w.clock.advance(4000);
    expect(first(w.bob).snapshot).toMatchObject({ state: 'ended', endReason: 'caller-gone' });
    call.hangUp();
    await w.clock.advance(50);
    expectNothingLeft(w);
  });

  it('rings anew when they are back', async () => {
    const w = await createWorld();
    w.alice.client.call('bob');
    await w.clock.advance(1000);
    w.network.cut('alice');
    await w.clock.advance(20_000);
    expect(first(w.bob).snapshot.endReason).toBe('caller-gone');
    w.network.restore('alice');
    await w.clock.advance(6000);
    expect(w.bob.calls.map(({ snapshot }) => snapshot.state)).toEqual(['ended', 'ringing']);
  });

  it('after a time of one’s own', async () => {
    const w = await createWorld({ timers: { callerTimeout: 7000 } });
    w.alice.client.call('bob');
    await w.clock.advance(1000);
    w.network.cut('alice');
    await w.clock.advance(7000);
    expect(first(w.bob).snapshot.endReason).toBe('caller-gone');
  });

  it.each([
    ['is known by the clients that were seen to repeat', { platform: 'web' }, 1, 'caller-gone'],
    ['is not told from one that never repeats', { platform: 'ios' }, 1, null],
    ['is known of any other that has repeated', { platform: 'ios' }, 2, 'caller-gone'],
  ])('%s', async (_, more, times, reason) => {
    const w = await createWorld();
    for (let time = 0; time < times; time += 1) w.network.inject('mallory', 'bob', callOf('mallory', more));
    await w.clock.advance(16_000);
    expect(first(w.bob).snapshot.endReason).toBe(reason);
    await w.clock.advance(60_000);
    expect(first(w.bob).snapshot.state).toBe('ended');
  });
});

describe('what the caller knows', () => {
  it('is that it rings, by the early answer, which costs nothing more', async () => {
    const w = await createWorld();
    const call = w.alice.client.call('bob');
    expect(call.snapshot.participants['bob']?.isRinging).toBe(false);
    await w.clock.advance(500);
    expect(call.snapshot.participants['bob']?.isRinging).toBe(true);
    expect(w.network.sent.filter(({ signal }) => readMark(signal.extra)?.rings)).toEqual([]);
  });

  it('is that it rings, by a word of its own where nothing else is sent', async () => {
    const w = await createWorld({ reveal: 'on-accept' });
    const call = w.alice.client.call('bob');
    await w.clock.advance(20_000);
    expect(call.snapshot).toMatchObject({
      state: 'dialing',
      participants: { bob: { state: 'calling', isRinging: true } },
    });
    expect(w.types('bob')).toEqual(['update']); // once, and to the caller's device
    expect(w.network.sent.find(({ from }) => from === 'bob')?.resource).not.toBeNull();
  });

  it('is who rings, in a group', async () => {
    const w = await createWorld();
    await w.join('carol');
    const call = w.alice.client.call(['bob', 'carol', 'dave']);
    await w.clock.advance(500);
    const rings = Object.values(call.snapshot.participants).filter(({ isRinging }) => isRinging);
    expect(rings.map(({ userId }) => userId)).toEqual(['bob', 'carol']);
  });

  it('is that nobody of that name can be reached, where the server says so', async () => {
    const w = await createWorld();
    w.network.setUnknown('nobody');
    const call = w.alice.client.call('nobody');
    await w.clock.advance(100);
    expect(call.snapshot).toMatchObject({ state: 'ended', endReason: 'unreachable' });
    expectNothingLeft(w);
  });

  it.each([
    ['was offline all the time', 'offline', 'unreachable'],
    ['does not answer', 'online', 'no-answer'],
    ['is no contact, so that the server does not tell', 'stranger', 'no-answer'],
  ])('is that somebody %s', async (_, where, reason) => {
    const w = await createWorld();
    if (where === 'offline') w.network.addUser('dave');
    if (where === 'online') await w.join('dave');
    const call = w.alice.client.call('dave');
    await w.clock.advance(59_000);
    expect(call.snapshot.state).toBe('dialing'); // a push message may still wake them
    await w.clock.advance(2000);
    expect(call.snapshot.endReason).toBe(reason);
  });

  it('goes by the ringing, not by presence that is late', async () => {
    const w = await createWorld({ reveal: 'on-accept' });
    const call = w.alice.client.call('bob');
    await w.clock.advance(1000);
    await w.bob.client.disconnect();
    await w.clock.advance(100);
    expect(call.snapshot.endReason).toBe('rejected');
  });
});
