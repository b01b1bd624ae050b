import type { CallSnapshot, UserId } from '@parley/core';

/** When somebody last called in vain, in ms since the epoch. */
export type MissedCalls = ReadonlyMap<UserId, number>;

/** What a change of a call does to the missed ones: it is missed, or its people are reached and all is well. */
export function noteCall(missed: MissedCalls, call: CallSnapshot): MissedCalls {
  if (isMissed(call)) return new Map(missed).set(call.initiatorId, call.endedAt ?? call.startedAt);
  const isReached = call.direction === 'outgoing' || call.connectedAt !== null;
  if (!isReached || !call.participantIds.some((userId) => missed.has(userId))) return missed;
  return new Map([...missed].filter(([userId]) => !call.participantIds.includes(userId)));
}

function isMissed({ direction, connectedAt, endReason }: CallSnapshot): boolean {
  if (direction !== 'incoming' || connectedAt !== null) return false;
  return endReason === 'no-answer' || endReason === 'canceled' || endReason === 'caller-gone';
}
