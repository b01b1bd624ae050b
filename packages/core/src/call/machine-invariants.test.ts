import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markToParams } from '../model/parley-mark.js';
import type { CallSignal, IceCandidate } from '../model/signal.js';
import type { CallEvent } from './events.js';
import { incomingCall, outgoingCall, step } from './machine.js';
import { defaultCallTimers, type CallMachineState } from './state.js';

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
  platform: 'web',
  extra: markToParams({}),
};

function dialing(): CallMachineState {
  const init = { id: 's', self: 'me', opponentIds: ['bob'], userInfo: {}, at, timers: defaultCallTimers };
  const call = outgoingCall({ ...init, callType: 'video' });
  return step(step(call, { type: 'dial', at }).state, { type: 'offer-ready', userId: 'bob' }).state;
}

function ringing(): CallMachineState {
  const call = incomingCall({ self: 'me', signal: theirCall, at, timers: defaultCallTimers, reveal: true });
  return step(call, { type: 'signal', at, from: 'bob', resource: 'desk', signal: theirCall }).state;
}

const events: fc.Arbitrary<CallEvent> = fc.oneof(
  fc.constantFrom<CallEvent>(
    { type: 'accept', at },
    { type: 'reject', at },
    { type: 'reveal' },
    { type: 'rang' },
    { type: 'merge', at },
    { type: 'leave-ringing', at },
    { type: 'elsewhere', at, did: 'answered' },
    { type: 'elsewhere', at, did: 'connected' },
    { type: 'undelivered', at, userId: 'bob' },
    { type: 'hold', isHeld: true },
    { type: 'hold', isHeld: false },
    { type: 'hang-up', at },
    { type: 'fail', at, reason: 'media-denied' },
    { type: 'offer-ready', userId: 'bob' },
    { type: 'answer-ready', userId: 'bob' },
    { type: 'early-answer-ready', userId: 'bob' },
    { type: 'candidates', userId: 'bob', candidates: [candidate] },
    { type: 'peer', at, userId: 'bob', state: 'connected' },
    { type: 'peer', at, userId: 'bob', state: 'lost' },
    { type: 'peer', at, userId: 'bob', state: 'failed' },
    { type: 'timer', at, timer: 'repeat' },
    { type: 'timer', at, timer: 'answer' },
    { type: 'timer', at, timer: 'answer', offlineIds: ['bob'] },
    { type: 'timer', at, timer: 'caller' },
    { type: 'timer', at, timer: 'member:bob' },
  ),
  fc.record({
    type: fc.constant('signal' as const),
    at: fc.constant(at),
    from: fc.constantFrom('bob', 'mallory', 'constructor'),
    resource: fc.constantFrom('desk', 'phone'),
    signal: fc.constantFrom(
      theirCall,
      { type: 'accept' as const, sessionId: 's', sdp: 'answer' },
      { type: 'accept' as const, sessionId: 's', sdp: 'answer', extra: markToParams({}) },
      { type: 'update' as const, sessionId: 's', extra: markToParams({ answer: 'answer\nm=audio' }) },
      { type: 'reject' as const, sessionId: 's' },
      { type: 'hangUp' as const, sessionId: 's' },
      { type: 'hangUp' as const, sessionId: 's', extra: markToParams({ elsewhere: 'answered' }) },
      { type: 'update' as const, sessionId: 's', extra: markToParams({ rings: true }) },
      { type: 'update' as const, sessionId: 's', extra: markToParams({ held: true }) },
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
        const timers = new Set<string>(['answer', outgoing ? 'repeat' : 'caller']);
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
          const pinned = state.members['bob']?.device;
          state = result.state;
          // Once somebody is in the call with one device, no other takes its place.
          if (state.state === 'connected' && pinned) expect(state.members['bob']?.device).toBe(pinned);
          expect(state.endReason !== null).toBe(state.state === 'ended');
          expect(state.endedAt !== null).toBe(state.state === 'ended');
          if (state.state === 'ended') expect([...timers]).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
