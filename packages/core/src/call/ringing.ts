import type { UserId } from '../model/ids.js';
import type { CallSignal } from '../model/signal.js';
import type { Draft } from './draft.js';
import type { MemberState } from './state.js';

/** The clients that were seen to repeat their `call` every 5 s; Parley says `web` as well. */
const repeating = 'web';

/** The caller was heard: as long as they repeat their call they are there. */
export function hearCaller(draft: Draft, { platform }: CallSignal, isFirst: boolean): void {
  const { state, timers } = draft.call;
  // Whoever was never seen to repeat may not do so: then only the limit for answers ends it.
  if (state !== 'ringing' || (isFirst && platform !== repeating)) return;
  draft.effect({ type: 'start-timer', timer: 'caller', delay: timers.callerTimeout });
}

/** Tells the caller that it rings, unless an early answer tells so, or they would not understand. */
export function tellRinging(draft: Draft): void {
  const { state, initiatorId } = draft.call;
  const caller = draft.member(initiatorId);
  if (state === 'ringing' && caller?.parley && caller.ahead === 'no')
    draft.effect({ type: 'send-ringing', to: initiatorId });
}

/** Whether a callee's device is known to ring. */
export function isKnownToRing({ rings, ahead, state }: MemberState): boolean {
  return state === 'calling' && (rings || ahead !== 'no');
}

/** The server gave our call to somebody back. */
export function takeUndelivered(draft: Draft, at: number, userId: UserId): void {
  const member = draft.member(userId);
  if (member?.state === 'calling' && member.role === 'offer' && !isKnownToRing(member))
    draft.remove(at, userId, 'unreachable');
}

/** The time to answer is over for everybody who has not. */
export function giveUpCalling(draft: Draft, at: number, offlineIds: readonly UserId[]): void {
  for (const id of draft.call.memberIds) {
    const member = draft.member(id);
    if (member?.state !== 'calling') continue;
    const isOut = offlineIds.includes(id) && !isKnownToRing(member);
    draft.dismiss(at, id, isOut ? 'unreachable' : 'no-answer');
  }
}
