import { expect, it } from 'vitest';
import { markToParams, type ParleyMark } from '../model/parley-mark.js';
import type { CallSignal, Signal } from '../model/signal.js';
import type { CallEffect, CallEvent } from './events.js';
import { incomingCall, step } from './machine.js';
import { defaultCallTimers, type CallMachineState } from './state.js';

// Found by the fuzz of the machine: each of these made a peer connection that nobody had use for.

const at = 1000;
const sdp = 'v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\nm=audio 9 FAKE 0\r\n';
const theirCall: CallSignal = {
  type: 'call',
  sessionId: 's',
  callType: 'video',
  callerId: 'bob',
  opponentIds: ['ann'],
  sdp,
  extra: markToParams({}),
};

function from(signal: Signal): CallEvent {
  return { type: 'signal', at, from: 'bob', resource: 'desk', signal };
}

function update(mark: ParleyMark): CallEvent {
  return from({ type: 'update', sessionId: 's', extra: markToParams(mark) });
}

function run(
  state: CallMachineState,
  ...events: readonly CallEvent[]
): [CallMachineState, CallEffect['type'][]] {
  return events.reduce<[CallMachineState, CallEffect['type'][]]>(
    ([before], event) => {
      const { state: next, effects } = step(before, event);
      return [next, effects.map(({ type }) => type)];
    },
    [state, []],
  );
}

function ringing(reveal: boolean): CallMachineState {
  const call = incomingCall({ self: 'ann', signal: theirCall, at, timers: defaultCallTimers, reveal });
  return run(call, from(theirCall))[0];
}

function connected(): CallMachineState {
  return run(
    ringing(true),
    { type: 'early-answer-ready', userId: 'bob' },
    { type: 'peer', at, userId: 'bob', state: 'connected' },
    { type: 'accept', at },
    { type: 'answer-ready', userId: 'bob' },
    { type: 'peer', at, userId: 'bob', state: 'connected' },
  )[0];
}

const description = { type: 'offer', id: '1', sdp } as const;

it('takes no late candidates of a page that is gone', () => {
  const away = from({ type: 'hangUp', sessionId: 's', extra: markToParams({ mayReturn: true }) });
  const candidates = [{ candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0 }];
  const late = from({ type: 'iceCandidates', sessionId: 's', candidates });
  const [call, effects] = run(connected(), away, late);
  expect(call.members['bob']).toMatchObject({ state: 'reconnecting', presence: 'away', ahead: 'no' });
  expect(effects).toEqual([]);
});

it('changes nothing in place of somebody who is back and has yet to offer', () => {
  const [call, effects] = run(connected(), update({ back: 'page 2', description }));
  expect(call.members['bob']).toMatchObject({ state: 'reconnecting', presence: 'returning' });
  expect(effects).not.toContain('take-description');
});

it('hears nothing of somebody who was given up, and says again that they are back', () => {
  const [lost] = run(
    connected(),
    update({ back: 'page 2' }),
    { type: 'invite', at, userIds: ['eve'] },
    { type: 'timer', at, timer: 'member:bob' },
  );
  expect(lost.members['bob']).toMatchObject({ state: 'left', leftReason: 'connection-lost' });
  const [call, effects] = run(lost, update({ back: 'page 2', audio: false, description }));
  expect(effects).toEqual([]);
  expect(call.members['bob']?.audio).toBe(true);
});

it('answers nobody early who has come back while it rings and has yet to offer', () => {
  const [call, effects] = run(ringing(false), update({ back: 'page 2' }), { type: 'reveal' });
  expect(call.state).toBe('ringing');
  expect(effects).toEqual([]);
});
