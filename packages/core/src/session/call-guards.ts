import type { CallMachineState } from '../call/state.js';
import { CallError } from '../model/call-error.js';
import type { Params } from '../model/params.js';
import { assertParams } from '../wire/params-fault.js';
import { pictureFacts } from './call-pictures.js';

/** @throws CallError `invalid-state` unless a call rings */
export function assertRinging({ state }: CallMachineState, what: 'accepted' | 'rejected'): void {
  if (state !== 'ringing') throw new CallError('invalid-state', `A call that is ${state} cannot be ${what}.`);
}

/** @throws CallError `invalid-state` unless we began the call */
export function assertInitiator({ initiatorId, self }: CallMachineState): void {
  if (initiatorId !== self)
    throw new CallError('invalid-state', 'Only whoever began a call can end it for all: hangUp() leaves it.');
}

/** @throws CallError `invalid-state` where there is no place for a screen */
export function assertCanShare(call: CallMachineState): void {
  if (!pictureFacts(call).isVideo || call.state === 'ringing' || call.state === 'ended')
    throw new CallError(
      'invalid-state',
      'Only a video call that one takes part in has a place for a screen.',
    );
}

/** @throws CallError `invalid-state` unless the call is under way */
export function assertCanRecord({ state }: CallMachineState): void {
  if (state !== 'connected' && state !== 'reconnecting')
    throw new CallError('invalid-state', `A call that is ${state} cannot be recorded.`);
}

/** @throws CallError `invalid-state` unless the call is under way */
export function assertCanHold({ state }: CallMachineState): void {
  if (state !== 'connected' && state !== 'reconnecting')
    throw new CallError('invalid-state', `A call that is ${state} cannot be held.`);
}

/** @throws CallError `invalid-argument` when it cannot be XML */
export function checkedUserInfo(userInfo: Params | undefined): Params {
  if (userInfo) assertParams(userInfo);
  return userInfo ?? {};
}
