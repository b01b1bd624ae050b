import { boolean, constantFrom, record, subarray, type Arbitrary } from 'fast-check';
import type { CallEvent } from '../../src/call/events.js';
import { incomingCall, outgoingCall } from '../../src/call/machine.js';
import { returningCall } from '../../src/call/rejoin.js';
import { defaultCallTimers, type CallMachineState } from '../../src/call/state.js';
import type { CallType } from '../../src/model/ids.js';
import { markToParams } from '../../src/model/parley-mark.js';
import type { CallSignal } from '../../src/model/signal.js';
import { others, self } from './arbitrary-event.js';

/** How a call begins. */
export interface Beginning {
  readonly kind: 'outgoing' | 'incoming' | 'returning';
  readonly callType: CallType;
  readonly members: readonly string[];
  readonly endsWhenAlone: boolean;
  readonly reveal: boolean;
  readonly maxMembers: number;
}

/** Any beginning. */
export const arbitraryBeginning: Arbitrary<Beginning> = record(
  {
    kind: constantFrom('outgoing', 'incoming', 'returning'),
    callType: constantFrom('video', 'audio'),
    members: subarray([...others], { minLength: 1 }),
    endsWhenAlone: boolean(),
    reveal: boolean(),
    maxMembers: constantFrom(3, 8),
  },
  { noNullPrototype: true },
);

/** The call, and the event that it begins with. */
export function beginCall(beginning: Beginning): [CallMachineState, CallEvent] {
  const { kind, callType, members, reveal, ...limits } = beginning;
  const common = { self, at: 0, id: 'session', timers: defaultCallTimers, userInfo: {}, callType, ...limits };
  if (kind === 'incoming') {
    const signal = callOf(members, callType);
    const event = { type: 'signal', at: 0, from: signal.callerId, resource: 'desk', signal } as const;
    return [incomingCall({ ...common, signal, reveal }), event];
  }
  const dial = { type: 'dial', at: 0 } as const;
  if (kind === 'outgoing') return [outgoingCall({ ...common, opponentIds: members }), dial];
  const known = {
    initiatorId: self,
    direction: 'outgoing',
    startedAt: 0,
    connectedAt: 0,
    pageId: 'page 1',
  } as const;
  return [returningCall({ ...common, ...known, memberIds: members }), dial];
}

function callOf([callerId = 'ann', ...rest]: readonly string[], callType: CallType): CallSignal {
  return {
    type: 'call',
    sessionId: 'session',
    callType,
    callerId,
    opponentIds: [self, ...rest],
    sdp: 'v=0\r\no=- 9 1 IN IP4 0.0.0.0\r\nm=audio 9 FAKE 0\r\n',
    platform: 'web',
    extra: markToParams({}),
  };
}
