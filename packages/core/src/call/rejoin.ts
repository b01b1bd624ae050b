import type { CallDirection } from '../model/call-state.js';
import { compareUserIds, type CallType, type SessionId, type UserId } from '../model/ids.js';
import type { Params } from '../model/params.js';
import type { Draft } from './draft.js';
import { countMembers } from './invite.js';
import { newMember, type CallLimits, type CallMachineState, type MemberState } from './state.js';

/** What is known of a call by a page that comes back to it. */
export interface ReturningInit extends CallLimits {
  readonly id: SessionId;
  readonly self: UserId;
  readonly initiatorId: UserId;
  readonly direction: CallDirection;
  readonly callType: CallType;
  /** The Parley members who were in it; a QuickBlox client takes nobody back. */
  readonly memberIds: readonly UserId[];
  readonly startedAt: number;
  readonly connectedAt: number;
  readonly userInfo: Params;
  /** Names the new page, so that what is said twice is told from coming back twice. */
  readonly pageId: string;
}

/** A call that this user was in on a page that is gone. `dial` tells the others. */
export function returningCall({ pageId, memberIds, ...init }: ReturningInit): CallMachineState {
  return {
    ...init,
    state: 'reconnecting',
    endReason: null,
    endedAt: null,
    memberIds,
    members: Object.fromEntries(memberIds.map((id) => [id, anew(init, newMember(id, 'offer', true))])),
    isHeld: false,
    wasHeld: false,
    videoRefusal: null,
    connectsEarly: false,
    pageId,
  };
}

/** Tells everybody that we are back. Who offers is as for somebody who was invited; nobody rings. */
export function comeBack(draft: Draft): void {
  const { memberIds, timers } = draft.call;
  for (const userId of memberIds) {
    tellBack(draft, userId);
    if (draft.member(userId)?.role === 'offer') draft.effect({ type: 'create-offer', userId });
    draft.effect({ type: 'start-timer', timer: `member:${userId}`, delay: timers.reconnectTimeout });
  }
  draft.effect({ type: 'start-timer', timer: 'back', delay: timers.repeatInterval });
}

/** Tells it again to those of whom nothing was heard. */
export function repeatBack(draft: Draft): void {
  const silent = Object.values(draft.call.members).filter(
    ({ state, presence }) => state === 'reconnecting' && presence === 'returning',
  );
  for (const { userId, role, signaled } of silent) {
    tellBack(draft, userId);
    if (role === 'offer' && signaled) draft.effect({ type: 'send-call', to: userId });
  }
  if (silent.length > 0)
    draft.effect({ type: 'start-timer', timer: 'back', delay: draft.call.timers.repeatInterval });
}

/** A member leaves the page, and may be back: their place is kept. @returns false where it is not */
export function takeAway(draft: Draft, { userId, state }: MemberState): boolean {
  if (draft.call.state === 'ringing' || state === 'calling' || state === 'left') return false;
  draft.effect({ type: 'close-peer', userId });
  draft.patchMember(userId, {
    state: 'reconnecting',
    presence: 'away',
    device: null,
    ahead: 'no',
    signaled: false,
    early: [],
  });
  const delay = draft.call.timers.reconnectTimeout;
  draft.effect({ type: 'start-timer', timer: `member:${userId}`, delay });
  draft.settle();
  return true;
}

/**
 * Whether somebody who is out may come back by themselves: only who was lost, not who hung up or declined, nor who was
 * given up before they were ever in it.
 */
export function mayReturn({ presence, leftReason }: MemberState): boolean {
  return presence === 'away' || leftReason === 'connection-lost';
}

/** A member is back on a new page: they get a new connection in the place of the one before. */
export function takeBack(draft: Draft, member: MemberState, pageId: string): void {
  const { call } = draft;
  const { userId } = member;
  if (member.pageId === pageId) {
    // They have not heard of us.
    if (member.presence === 'returning' && member.role === 'offer' && member.signaled)
      draft.effect({ type: 'send-call', to: userId });
    return;
  }
  if (member.state === 'left' && countMembers(call) >= call.maxMembers) return;
  draft.effect({ type: 'close-peer', userId });
  const next = anew(call, member);
  if (call.state === 'ringing') {
    // We have not said yes: then it goes on as it does with everybody.
    draft.patchMember(userId, { ...next, state: 'calling', presence: 'there', passedOver: null, pageId });
    return;
  }
  draft.patchMember(userId, { ...next, pageId });
  const delay = call.timers.reconnectTimeout;
  draft.effect({ type: 'start-timer', timer: `member:${userId}`, delay });
  // Who came in meanwhile is new to them.
  const others = Object.values(call.members).filter(
    ({ state, parley, userId: id }) => id !== userId && parley && state !== 'left',
  );
  if (others.length > 0)
    draft.effect({ type: 'send-invited', to: userId, userIds: others.map(({ userId: id }) => id) });
  // And they are new to who came in after they were given up.
  if (member.state === 'left')
    for (const { userId: to } of others) draft.effect({ type: 'send-invited', to, userIds: [userId] });
  if (next.role === 'offer') draft.effect({ type: 'create-offer', userId });
  draft.settle();
}

/** Whether a `call` of theirs is the one that makes the new connection. */
export function awaitsReturn({ presence, role, offer }: MemberState): boolean {
  return presence === 'returning' && role === 'answer' && offer === null;
}

function tellBack(draft: Draft, to: UserId): void {
  const { pageId } = draft.call;
  if (pageId !== null) draft.effect({ type: 'send-back', to, pageId });
}

/** Somebody with whom a new connection is to be made, in the call as before. */
function anew(
  { self, callType }: Pick<CallMachineState, 'self' | 'callType'>,
  { userId, userInfo, invitedBy, device, audio, video }: MemberState,
): MemberState {
  return {
    ...newMember(userId, compareUserIds(self, userId) > 0 ? 'offer' : 'answer', callType === 'video'),
    userInfo,
    invitedBy,
    device,
    audio,
    video,
    state: 'reconnecting',
    parley: true,
    presence: 'returning',
    // What they answer is a yes to this offer, though they are in the call.
    passedOver: '',
  };
}
