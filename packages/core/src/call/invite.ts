import { compareUserIds, type UserId } from '../model/ids.js';
import type { CallSignal } from '../model/signal.js';
import type { Draft } from './draft.js';
import { newMember, type CallMachineState, type MemberState } from './state.js';

/** How many are in a call or are called to it, oneself included. */
export function countMembers({ members }: CallMachineState): number {
  return 1 + Object.values(members).filter(({ state }) => state !== 'left').length;
}

/** Those of some people who are not in the call. */
export function newcomers({ self, members }: CallMachineState, userIds: readonly UserId[]): UserId[] {
  const isOut = (id: UserId): boolean => !Object.hasOwn(members, id) || members[id]?.state === 'left';
  return [...new Set(userIds)].filter((id) => id !== self && isOut(id));
}

/** Calls more people to the call, and lets those who are in it know. */
export function invite(draft: Draft, at: number, userIds: readonly UserId[]): void {
  const { call } = draft;
  const added = newcomers(call, userIds);
  if (call.state === 'ringing' || added.length === 0) return;
  // First of all, so that nobody is called by somebody whom they do not know. A QuickBlox client knows of no such
  // thing: whoever is in it with one stays unknown to it.
  for (const id of call.memberIds)
    if (draft.member(id)?.state !== 'left') draft.effect({ type: 'send-invited', to: id, userIds: added });
  for (const userId of added) {
    add(draft, userId, { role: 'offer', invitedBy: call.self, invitation: `${at}` });
    draft.effect({ type: 'create-offer', userId });
  }
  callThem(draft);
}

/** Takes in that a member has called more people to the call. */
export function takeInvited(draft: Draft, from: MemberState, userIds: readonly UserId[]): void {
  const { call } = draft;
  // Whoever has not said yes themselves cannot speak for the call.
  if (from.state === 'calling' && from.userId !== call.initiatorId) return;
  // The limit of this side holds for what others add, too.
  const added = newcomers(call, userIds).slice(0, Math.max(0, call.maxMembers - countMembers(call)));
  if (added.length === 0) return;
  for (const userId of added) {
    const offers = compareUserIds(call.self, userId) > 0;
    add(draft, userId, { role: offers ? 'offer' : 'answer', invitedBy: from.userId });
    if (offers && call.state !== 'ringing') draft.effect({ type: 'create-offer', userId });
  }
  if (call.state !== 'ringing') callThem(draft);
}

/**
 * Whether a `call` of somebody whom we call ourselves counts: when another member called them too, it is that one whom
 * they have answered, and to them we are one of the others.
 */
export function yieldsTo({ invitedBy, state }: MemberState, self: UserId, signal: CallSignal): boolean {
  return invitedBy === self && state === 'calling' && signal.callerId !== self;
}

function add(
  draft: Draft,
  userId: UserId,
  change: Pick<MemberState, 'role' | 'invitedBy'> & Partial<MemberState>,
): void {
  const { memberIds, members, callType } = draft.call;
  const member = { ...newMember(userId, change.role, callType === 'video'), ...change };
  draft.patch({
    memberIds: memberIds.includes(userId) ? memberIds : [...memberIds, userId],
    members: { ...members, [userId]: member },
  });
}

/** Those who are called have as long as those who were called first. */
function callThem(draft: Draft): void {
  const { timers } = draft.call;
  draft.effect({ type: 'start-timer', timer: 'answer', delay: timers.answerTimeout });
  draft.effect({ type: 'start-timer', timer: 'repeat', delay: timers.repeatInterval });
  draft.settle();
}
