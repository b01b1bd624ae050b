import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markToParams } from '../model/parley-mark.js';
import type { CallSignal, IceCandidate } from '../model/signal.js';
import type { CallEffect, CallEvent } from './events.js';
import { incomingCall, outgoingCall, step } from './machine.js';
import { defaultCallTimers, maxEarlyCandidates, type CallMachineState } from './state.js';

const at = 1000;
const candidate: IceCandidate = {
  candidate: 'candidate:1 1 udp 1 h 1 typ host',
  sdpMid: '0',
  sdpMLineIndex: 0,
};
const theirCall: CallSignal = {
  type: 'call',
  sessionId: 's',
  callType: 'video',
  callerId: 'bob',
  opponentIds: ['me'],
  sdp: 'offer 1',
};

function dialing(): CallMachineState {
  const call = outgoingCall({
    id: 's',
    self: 'me',
    opponentIds: ['bob'],
    callType: 'video',
    userInfo: {},
    at,
    timers: defaultCallTimers,
  });
  return run(call, { type: 'dial', at }, { type: 'offer-ready', userId: 'bob' }).state;
}

function ringing(): CallMachineState {
  const call = incomingCall({ self: 'me', signal: theirCall, at, timers: defaultCallTimers });
  return run(call, { type: 'signal', at, from: 'bob', signal: theirCall }).state;
}

function run(
  from: CallMachineState,
  ...events: CallEvent[]
): { state: CallMachineState; effects: CallEffect[] } {
  let state = from;
  const effects: CallEffect[] = [];
  for (const event of events) {
    const result = step(state, event);
    state = result.state;
    effects.push(...result.effects);
  }
  return { state, effects };
}

const accept = (extra?: CallSignal['extra']): CallEvent => ({
  type: 'signal',
  at,
  from: 'bob',
  signal: { type: 'accept', sessionId: 's', sdp: 'answer', ...(extra ? { extra } : {}) },
});

describe('dialing', () => {
  it('offers first, calls once the offer is there, and repeats until the answer', () => {
    const { state, effects } = run(dialing(), { type: 'timer', at, timer: 'repeat' });
    expect(effects).toEqual([
      { type: 'send-call', to: 'bob' },
      { type: 'start-timer', timer: 'repeat', delay: 5000 },
    ]);
    const answered = run(state, accept());
    expect(answered.state.state).toBe('connecting');
    expect(run(answered.state, { type: 'timer', at, timer: 'repeat' }).effects).toEqual([]);
  });

  it('takes an answer once', () => {
    const once = run(dialing(), accept());
    expect(once.effects.filter(({ type }) => type === 'take-answer')).toHaveLength(1);
    expect(run(once.state, accept())).toEqual({ state: once.state, effects: [] });
  });

  it('sends its early candidates again to a client that drops what comes before its accept', () => {
    const early = run(dialing(), { type: 'candidates', userId: 'bob', candidates: [candidate] });
    const again = { type: 'send-candidates', to: 'bob', candidates: [candidate] };
    expect(early.effects).toEqual([again]);
    expect(run(early.state, accept()).effects).toContainEqual(again);
    expect(run(early.state, accept(markToParams({}))).effects).not.toContainEqual(again);
  });

  it('reads the echo of a busy QuickBlox client, and our own mark, as busy; all else as declined', () => {
    const reject = (extra?: CallSignal['extra']): string | null =>
      run(dialing(), {
        type: 'signal',
        at,
        from: 'bob',
        signal: { type: 'reject', sessionId: 's', userInfo: { name: 'x' }, ...(extra ? { extra } : {}) },
      }).state.endReason;
    expect(reject({ sdp: 'ours' })).toBe('busy');
    expect(reject(markToParams({ busy: true }))).toBe('busy');
    expect(reject({ reason: 'busy' })).toBe('rejected');
    expect(reject()).toBe('rejected');
  });

  it('ends when nobody answers, and says so to whoever still rings', () => {
    const { state, effects } = run(dialing(), { type: 'timer', at: 61_000, timer: 'answer' });
    expect(state).toMatchObject({ state: 'ended', endReason: 'no-answer', endedAt: 61_000 });
    expect(effects).toContainEqual({ type: 'send-hang-up', to: 'bob', userInfo: {} });
  });
});

describe('ringing', () => {
  it('keeps candidates until the answer, a bounded number of them', () => {
    const flood = run(
      ringing(),
      ...Array.from({ length: 30 }, (): CallEvent => ({
        type: 'signal',
        at,
        from: 'bob',
        signal: {
          type: 'iceCandidates',
          sessionId: 's',
          candidates: Array.from({ length: 10 }, () => candidate),
        },
      })),
    );
    expect(flood.effects).toEqual([]);
    const { effects } = run(flood.state, { type: 'accept', at });
    const taken = effects.find(({ type }) => type === 'take-candidates');
    expect(taken).toMatchObject({ candidates: { length: maxEarlyCandidates } });
  });

  it('takes the newest offer of the repeats, and a repeat that brings nothing new changes nothing', () => {
    const state = ringing();
    const repeat = (sdp: string): CallEvent => ({
      type: 'signal',
      at,
      from: 'bob',
      signal: { ...theirCall, sdp },
    });
    expect(run(state, repeat('offer 1')).effects).toEqual([]);
    expect(run(state, repeat('offer 2')).effects).toEqual([
      { type: 'take-offer', userId: 'bob', sdp: 'offer 2' },
    ]);
  });

  it('answers again when a repeat shows that the answer was lost', () => {
    const { state } = run(ringing(), { type: 'accept', at }, { type: 'answer-ready', userId: 'bob' });
    const { effects } = run(state, { type: 'signal', at, from: 'bob', signal: theirCall });
    expect(effects).toEqual([{ type: 'send-accept', to: 'bob', brief: false }]);
  });

  it('is canceled by its caller only', () => {
    const hangUp = (from: string): CallEvent => ({
      type: 'signal',
      at,
      from,
      signal: { type: 'hangUp', sessionId: 's' },
    });
    const stranger = run(ringing(), hangUp('mallory'));
    expect(stranger.effects).toEqual([{ type: 'refuse', from: 'mallory' }]);
    expect(stranger.state.state).toBe('ringing');
    expect(run(ringing(), hangUp('bob')).state.endReason).toBe('canceled');
  });

  it('declines when the person hangs up instead', () => {
    const { state, effects } = run(ringing(), { type: 'hang-up', at, userInfo: { why: 'busy' } });
    expect(state.endReason).toBe('rejected');
    expect(effects[0]).toEqual({ type: 'send-reject', to: 'bob', userInfo: { why: 'busy' } });
  });
});

describe('media', () => {
  it('counts the call from the first connection and waits for a lost one', () => {
    const connected = run(
      dialing(),
      accept(),
      { type: 'peer', at: 2000, userId: 'bob', state: 'connected' },
      { type: 'peer', at: 3000, userId: 'bob', state: 'lost' },
    );
    expect(connected.state).toMatchObject({ state: 'reconnecting', connectedAt: 2000 });
    const back = run(connected.state, { type: 'peer', at: 4000, userId: 'bob', state: 'connected' });
    expect(back.state).toMatchObject({ state: 'connected', connectedAt: 2000 });
    const gone = run(connected.state, { type: 'timer', at: 40_000, timer: 'member:bob' });
    expect(gone.state).toMatchObject({ state: 'ended', endReason: 'connection-lost' });
  });

  it('fails when media never comes', () => {
    const { state } = run(dialing(), accept(), { type: 'timer', at, timer: 'member:bob' });
    expect(state.endReason).toBe('failed');
  });
});

const events: fc.Arbitrary<CallEvent> = fc.oneof(
  fc.constantFrom<CallEvent>(
    { type: 'accept', at },
    { type: 'reject', at },
    { type: 'hang-up', at },
    { type: 'fail', at, reason: 'media-denied' },
    { type: 'offer-ready', userId: 'bob' },
    { type: 'answer-ready', userId: 'bob' },
    { type: 'candidates', userId: 'bob', candidates: [candidate] },
    { type: 'peer', at, userId: 'bob', state: 'connected' },
    { type: 'peer', at, userId: 'bob', state: 'lost' },
    { type: 'peer', at, userId: 'bob', state: 'failed' },
    { type: 'timer', at, timer: 'repeat' },
    { type: 'timer', at, timer: 'answer' },
    { type: 'timer', at, timer: 'member:bob' },
  ),
  fc.record({
    type: fc.constant('signal' as const),
    at: fc.constant(at),
    from: fc.constantFrom('bob', 'mallory', 'constructor'),
    signal: fc.constantFrom(
      theirCall,
      { type: 'accept' as const, sessionId: 's', sdp: 'answer' },
      { type: 'reject' as const, sessionId: 's' },
      { type: 'hangUp' as const, sessionId: 's' },
      { type: 'iceCandidates' as const, sessionId: 's', candidates: [candidate] },
      { type: 'update' as const, sessionId: 's', extra: { mute: 'audio' } },
    ),
  }),
);

describe('whatever happens', () => {
  it('keeps its invariants', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(events, { maxLength: 30 }), (outgoing, list) => {
        let state = outgoing ? dialing() : ringing();
        const timers = new Set<string>(['answer', ...(outgoing ? ['repeat'] : [])]);
        for (const event of list) {
          const before = structuredClone(state);
          const result = step(state, event);
          expect(state).toEqual(before); // pure
          for (const effect of result.effects) {
            if (effect.type === 'start-timer') timers.add(effect.timer);
            if (effect.type === 'stop-timer') timers.delete(effect.timer);
          }
          // One end, with a reason and a time; nothing wakes it; no timer outlives it.
          if (state.state === 'ended') expect(result).toEqual({ state, effects: [] });
          state = result.state;
          expect(state.endReason !== null).toBe(state.state === 'ended');
          expect(state.endedAt !== null).toBe(state.state === 'ended');
          if (state.state === 'ended') expect([...timers]).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
