import { describe, expect, it } from 'vitest';
import { createWorld, first, type World } from '../../test-kit/call-world.js';
import type { CallSignal } from '../model/signal.js';

/** An offer that can be answered, as a stranger can make one too. */
async function offerIn(w: World): Promise<string> {
  const call = w.alice.client.call('nobody');
  await w.clock.advance(50);
  call.hangUp();
  await w.clock.advance(50);
  return w.network.sent.flatMap(({ signal }) => (signal.type === 'call' ? [signal.sdp] : []))[0] ?? '';
}

function callFrom(
  callerId: string,
  session: string,
  sdp: string,
  others: readonly string[] = [],
): CallSignal {
  return {
    type: 'call',
    sessionId: `${callerId} ${session}`,
    callType: 'video',
    callerId,
    opponentIds: ['bob', ...others],
    sdp,
  };
}

/** How many answers somebody got from bob. */
const answersOf = (w: World): number => w.network.sent.filter(({ from }) => from === 'bob').length;

describe('a flood of calls', () => {
  it('of one sender rings as one call, and is not answered', async () => {
    const w = await createWorld();
    const offer = await offerIn(w);
    const states: number[] = [];
    w.bob.client.on('call', () => states.push(ringing(w)));
    for (let i = 0; i < 200; i++) w.network.inject('mallory', 'bob', callFrom('mallory', `${i}`, offer));
    await w.clock.advance(100);
    expect(ringing(w)).toBe(1);
    expect(w.bob.calls.length).toBeLessThanOrEqual(6);
    expect(w.bob.client.refused.flood).toBe(200 - w.bob.calls.length);
    expect(answersOf(w)).toBe(0);
    // It never looks as if nobody rang any more: the next one is there before the one before is gone.
    expect(states.every((count) => count > 0)).toBe(true);
    // A replaced one is no missed call.
    expect(new Set(w.bob.calls.map(({ snapshot }) => snapshot.endReason))).toEqual(new Set(['merged', null]));
  });

  it('of one sender goes on at a trickle, and leaves room for everybody else', async () => {
    const w = await createWorld();
    const offer = await offerIn(w);
    for (let i = 0; i < 600; i++) {
      w.network.inject('mallory', 'bob', callFrom('mallory', `${i}`, offer));
      await w.clock.advance(100);
    }
    expect(w.bob.calls.length).toBeLessThanOrEqual(6 + 12);
    w.alice.client.call('bob');
    await w.clock.advance(50);
    expect(w.bob.calls.at(-1)?.snapshot.initiatorId).toBe('alice');
  });

  it('of many strangers rings eight times at most, says busy to few, and contacts still come through', async () => {
    const w = await createWorld();
    const offer = await offerIn(w);
    for (let i = 0; i < 500; i++) w.network.inject(`mallory${i}`, 'bob', callFrom(`mallory${i}`, 's', offer));
    await w.clock.advance(100);
    expect(ringing(w)).toBe(8);
    expect(w.bob.client.refused.flood).toBe(492);
    for (const call of w.bob.calls) call.reject();
    w.alice.client.call('bob');
    await w.clock.advance(50);
    expect(w.bob.calls.at(-1)?.snapshot).toMatchObject({ initiatorId: 'alice', state: 'ringing' });
  });

  it('of groups makes nobody write to half the world', async () => {
    const w = await createWorld();
    const offer = await offerIn(w);
    const half = Array.from({ length: 90 }, (_, i) => `victim${i}`);
    w.bob.client.call('carol');
    await w.clock.advance(50);
    const before = answersOf(w);
    for (let i = 0; i < 100; i++)
      w.network.inject('mallory', 'bob', callFrom('mallory', `${i}`, offer, half));
    await w.clock.advance(100);
    // Busy, to eight others of each of six calls, and to the caller.
    expect(answersOf(w) - before).toBeLessThanOrEqual(6 * 9);
  });

  it('is not what somebody does whose calls are answered', async () => {
    const w = await createWorld();
    for (let i = 0; i < 20; i++) {
      const call = w.alice.client.call('bob');
      await w.clock.advance(50);
      w.bob.calls.at(-1)?.accept();
      await w.clock.advance(100);
      expect(call.snapshot.state).toBe('connected');
      call.hangUp();
      await w.clock.advance(50);
    }
    expect(w.bob.client.refused.flood).toBe(0);
  });

  it('keeps the newest: whoever calls anew from another page is the one who is answered', async () => {
    const w = await createWorld();
    w.alice.client.call('bob');
    await w.clock.advance(50);
    const again = await w.join('alice');
    const call = again.client.call('bob');
    await w.clock.advance(50);
    expect(first(w.bob).snapshot.endReason).toBe('merged');
    w.bob.calls.at(-1)?.accept();
    await w.clock.advance(100);
    expect(call.snapshot.state).toBe('connected');
  });
});

function ringing(w: World): number {
  return w.bob.client.calls.filter(({ snapshot }) => snapshot.state === 'ringing').length;
}
