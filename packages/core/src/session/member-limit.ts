import { countMembers, newcomers } from '../call/invite.js';
import type { CallMachineState } from '../call/state.js';
import { CallError } from '../model/call-error.js';
import type { UserId } from '../model/ids.js';

/** @throws CallError `too-many-members` when more are to be in a call than may be */
export function assertRoom(count: number, maxMembers: number): void {
  if (count > maxMembers)
    throw new CallError(
      'too-many-members',
      `A call of ${count} is more than its members can bear, as each sends to each: call ${maxMembers} at most, ` +
        'set `maxMembers`, or choose another `transport`.',
    );
}

/**
 * Those of some people who can be added to a call.
 *
 * @throws CallError `too-many-members`; `invalid-argument` for nobody, or oneself; `invalid-state` while it rings and
 * after the end
 */
export function checkedInvitation(call: CallMachineState, userIds: readonly UserId[]): readonly UserId[] {
  if (call.state === 'ringing' || call.state === 'ended')
    throw new CallError('invalid-state', `Nobody can be invited to a call that is ${call.state}.`);
  if (userIds.length === 0 || userIds.includes(call.self))
    throw new CallError('invalid-argument', 'Invite at least one user id, none of them your own.');
  const added = newcomers(call, userIds);
  assertRoom(countMembers(call) + added.length, call.maxMembers);
  return added;
}
