import { createFakeClock, type FakeClock } from '@parley/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Signal } from '../model/signal.js';
import { Outbox } from './outbox.js';

const call = (sdp: string, sessionId = 's1'): Signal => ({
  type: 'call',
  sessionId,
  callType: 'video',
  callerId: 'alice',
  opponentIds: ['bob'],
  sdp,
});
const ice = (sessionId = 's1'): Signal => ({ type: 'iceCandidates', sessionId, candidates: [] });
const hangUp = (sessionId = 's1'): Signal => ({ type: 'hangUp', sessionId });
const update = (sessionId = 's1'): Signal => ({ type: 'update', sessionId });

describe('Outbox', () => {
  let clock: FakeClock;
  let outbox: Outbox;
  let count: number;

  beforeEach(() => {
    clock = createFakeClock();
    outbox = new Outbox(clock);
    count = 0;
  });

  function add(signal: Signal, to = 'bob'): void {
    outbox.add({ to, signal, xml: String(++count) });
  }
  const drain = (): string[] => outbox.drain().map(({ xml }) => xml);

  it('gives back in order, once', () => {
    add(call('a'));
    add(ice());
    add(ice());
    expect(outbox.size).toBe(3);
    expect(drain()).toEqual(['1', '2', '3']);
    expect(drain()).toEqual([]);
  });

  it('puts a repeated call in the place of the one before it', () => {
    add(call('a'));
    add(ice());
    add(call('b'));
    add(call('c', 's2'));
    add(call('d'), 'carol');
    expect(drain()).toEqual(['3', '2', '4', '5']);
  });

  it('sends only the end of a call that ended while waiting', () => {
    add(call('a'));
    add(ice());
    add(call('b', 's2'));
    add(hangUp());
    add(hangUp());
    expect(drain()).toEqual(['3', '5']);
  });

  it('does not send calls, answers and candidates late', async () => {
    add(call('a'));
    add(ice());
    add({ type: 'accept', sessionId: 's3', sdp: 'x' });
    add(hangUp('s2'));
    add(update());
    await clock.advance(60_000);
    add(ice());
    await clock.advance(1);
    expect(drain()).toEqual(['4', '5', '6']);
  });

  it('sends them up to the limit', async () => {
    add(call('a'));
    await clock.advance(60_000);
    expect(drain()).toEqual(['1']);
  });

  it('is bounded: the oldest goes first', () => {
    outbox = new Outbox(clock, { size: 2 });
    for (const id of ['s1', 's2', 's3']) add(hangUp(id));
    expect(drain()).toEqual(['2', '3']);
  });

  it('forgets everything when cleared', () => {
    add(hangUp());
    outbox.clear();
    expect(drain()).toEqual([]);
  });
});
