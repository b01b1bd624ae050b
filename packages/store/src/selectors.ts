import type {
  CallEndReason,
  CallSnapshot,
  Contact,
  LocalSourceSnapshot,
  ParticipantSnapshot,
  SessionId,
  UserId,
} from '@parley/core';
import type { CallStoreState } from './call-store-state.js';

const incomingIds = new WeakMap<CallStoreState['calls'], readonly SessionId[]>();
const contactsById = new WeakMap<CallStoreState['contacts'], ReadonlyMap<UserId, Contact>>();

/** The calls that ring here, oldest first; the same array for the same calls. */
export function selectIncomingCallIds(state: CallStoreState): readonly SessionId[] {
  let ids = incomingIds.get(state.calls);
  if (!ids) {
    ids = state.callIds.filter((id) => state.calls[id]?.state === 'ringing');
    incomingIds.set(state.calls, ids);
  }
  return ids;
}

/**
 * The call that a user interface should show: the newest that this user is in or is dialing and does not hold, else the
 * newest on hold, else the oldest that rings, else the one that ended last; `null` when there is none.
 */
export function selectCurrentCallId(state: CallStoreState): SessionId | null {
  const { calls, callIds } = state;
  return (
    callIds.findLast((id) => calls[id] !== undefined && isUnderWay(calls[id]) && !calls[id].isHeld) ??
    callIds.findLast((id) => calls[id] !== undefined && isUnderWay(calls[id])) ??
    callIds.find((id) => calls[id]?.state === 'ringing') ??
    callIds.at(-1) ??
    null
  );
}

/** The calls that this user holds, oldest first. */
export function selectHeldCallIds({ calls, callIds }: CallStoreState): readonly SessionId[] {
  return callIds.filter((id) => calls[id]?.isHeld === true && isUnderWay(calls[id]));
}

/** A call by its id; `null` when there is no such call, or no id. */
export function selectCall(state: CallStoreState, id: SessionId | null): CallSnapshot | null {
  return id === null ? null : (state.calls[id] ?? null);
}

/** One remote member of a call, `null` when there is no such call or member. */
export function selectParticipant(
  state: CallStoreState,
  id: SessionId | null,
  userId: UserId,
): ParticipantSnapshot | null {
  return selectCall(state, id)?.participants[userId] ?? null;
}

/** A contact by user id, `null` for somebody who is not on the roster. */
export function selectContact(state: CallStoreState, userId: UserId): Contact | null {
  let byId = contactsById.get(state.contacts);
  if (!byId) {
    byId = new Map(state.contacts.map((contact) => [contact.userId, contact]));
    contactsById.set(state.contacts, byId);
  }
  return byId.get(userId) ?? null;
}

const raisedHands = new WeakMap<CallSnapshot, readonly UserId[]>();

/** The others whose hand is up, in the order in which they raised it; the same array for the same snapshot. */
export function selectRaisedHandIds(state: CallStoreState, id: SessionId | null): readonly UserId[] {
  const call = selectCall(state, id);
  if (!call) return nobody;
  let ids = raisedHands.get(call);
  if (!ids) {
    const orderOf = (userId: UserId): number => call.participants[userId]?.handOrder ?? 0;
    ids = call.participantIds
      .filter((userId) => orderOf(userId) > 0)
      .toSorted((a, b) => orderOf(a) - orderOf(b));
    raisedHands.set(call, ids);
  }
  return ids;
}

const nobody: readonly UserId[] = [];

/** True for a call that this user began or has answered, and that is not over. */
export function isUnderWay(call: CallSnapshot): boolean {
  return call.state !== 'ringing' && call.state !== 'ended';
}

/** True when this user was ever in the call, or began it: its end is worth telling. Not so for one that only rang. */
export function tookPart(call: CallSnapshot): boolean {
  if (call.direction === 'outgoing' || call.connectedAt !== null || isUnderWay(call)) return true;
  return call.endReason !== null && endsAfterAnswer.has(call.endReason);
}

/** How an incoming call can end before it was connected, once it was answered; the other reasons end the ringing. */
const endsAfterAnswer: ReadonlySet<CallEndReason> = new Set([
  'hangup',
  'connection-lost',
  'media-denied',
  'failed',
]);

/** True while a microphone or camera is wanted and has not failed: what a toggle shows as pressed. */
export function isSourceOn(source: LocalSourceSnapshot): boolean {
  return source.enabled && source.status !== 'failed';
}

/** Who of the others shares a screen, the newest first; `null` when nobody does, or there is no such call. */
export function selectScreenSharerId(state: CallStoreState, id: SessionId | null): UserId | null {
  return selectCall(state, id)?.screenSharerIds[0] ?? null;
}
