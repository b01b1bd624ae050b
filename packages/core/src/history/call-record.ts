import type { CallHistoryEntry, CallOutcome } from '../model/call-history.js';
import type { CallDirection, CallEndReason } from '../model/call-state.js';
import type { CallType, SessionId, UserId } from '../model/ids.js';
import { isOutcome, type CallLog } from '../wire/call-log.js';

/** What is to be known of a call that is over. A `CallSnapshot` is one. */
export interface FinishedCall {
  readonly id: SessionId;
  readonly direction: CallDirection;
  readonly initiatorId: UserId;
  readonly callType: CallType;
  readonly endReason: CallEndReason | null;
  readonly startedAt: number;
  readonly connectedAt: number | null;
  readonly endedAt: number | null;
  readonly participantIds: readonly UserId[];
  readonly participants: Readonly<Record<UserId, FinishedMember>>;
}

/** One of the others in it. */
export interface FinishedMember {
  readonly leftReason: CallEndReason | null;
  readonly isParley: boolean;
}

/** What became of a call in which no media ever flowed; whatever is not here has failed. */
const outcomes: Readonly<Record<CallDirection, Partial<Record<CallEndReason, CallOutcome>>>> = {
  incoming: {
    'no-answer': 'missed',
    canceled: 'missed',
    'caller-gone': 'missed',
    busy: 'missed',
    rejected: 'declined',
    'rejected-elsewhere': 'declined-elsewhere',
    'answered-elsewhere': 'answered-elsewhere',
  },
  outgoing: {
    rejected: 'declined',
    busy: 'busy',
    'no-answer': 'no-answer',
    unreachable: 'no-answer',
    canceled: 'canceled',
    hangup: 'canceled',
  },
};

/** What became of a call, seen from here. */
function outcomeOf({ direction, connectedAt, endReason }: FinishedCall): CallOutcome {
  if (connectedAt !== null) return 'answered';
  return (endReason && outcomes[direction][endReason]) ?? 'failed';
}

/** The entry of a call that has just ended. */
export function entryOf(call: FinishedCall, now: number): CallHistoryEntry {
  const { id, direction, initiatorId, callType, startedAt, connectedAt, participantIds } = call;
  const outcome = outcomeOf(call);
  const endedAt = Math.max(call.endedAt ?? now, startedAt);
  const facts = { id, direction, initiatorId, participantIds, callType, startedAt, connectedAt, endedAt };
  return { ...facts, outcome, isSeen: outcome !== 'missed' };
}

/** What this device notes of a call for the other devices of the same user. */
export function logOf(entry: CallHistoryEntry, self: UserId): CallLog {
  const { id, callType, outcome, initiatorId, participantIds, startedAt, connectedAt, endedAt } = entry;
  const talked = connectedAt === null ? null : Math.max(0, endedAt - connectedAt);
  const everybody = [self, ...participantIds];
  return {
    sessionId: id,
    callType,
    outcome,
    initiatorId,
    calledIds: everybody.filter((userId) => userId !== initiatorId),
    rang: Math.max(0, (connectedAt ?? endedAt) - startedAt),
    talked,
  };
}

/**
 * The entry that a note gives, `null` when its writer has no business to write it: somebody else can only tell us of their
 * own call to us, and only that nobody answered it here.
 *
 * @param from - who wrote it
 * @param endedAt - when, by the clock of a server, in ms since the epoch
 */
export function entryOfLog(
  { from, self, endedAt }: { readonly from: UserId; readonly self: UserId; readonly endedAt: number },
  log: CallLog,
): CallHistoryEntry | null {
  const { sessionId: id, initiatorId, callType, calledIds } = log;
  const isOwn = from === self;
  if (!isOwn && (initiatorId !== from || !calledIds.includes(self))) return null;
  const talked = isOwn ? log.talked : null;
  const outcome = isOwn ? log.outcome : log.outcome === 'declined' ? log.outcome : 'missed';
  const participantIds = [initiatorId, ...calledIds].filter((userId) => userId !== self);
  if (participantIds.length === 0) return null;
  const connectedAt = talked === null ? null : endedAt - talked;
  return {
    id,
    direction: initiatorId === self ? 'outgoing' : 'incoming',
    initiatorId,
    participantIds,
    callType,
    outcome,
    startedAt: (connectedAt ?? endedAt) - log.rang,
    connectedAt,
    endedAt,
    isSeen: outcome !== 'missed',
  };
}

/** How much one way of telling a call says: what says more takes the place of what says less. */
const weights: Readonly<Record<CallOutcome, number>> = {
  answered: 3,
  declined: 2,
  'answered-elsewhere': 2,
  'declined-elsewhere': 2,
  busy: 1,
  'no-answer': 1,
  canceled: 1,
  failed: 1,
  missed: 0,
};

/** One entry of two of the same call: the one that knows more, or else the one that was there. Seen is seen. */
export function mergeEntries(old: CallHistoryEntry, next: CallHistoryEntry): CallHistoryEntry {
  const gain = weights[next.outcome] - weights[old.outcome];
  // The same call goes on when one comes back to it; and the same note may come twice.
  const winner = gain > 0 || (gain === 0 && talkedFor(next) > talkedFor(old)) ? next : old;
  const isSeen = old.isSeen || next.isSeen;
  return winner.isSeen === isSeen ? winner : { ...winner, isSeen };
}

function talkedFor({ connectedAt, endedAt }: CallHistoryEntry): number {
  return connectedAt === null ? 0 : endedAt - connectedAt;
}

/** The entry as text. */
export function writeEntry(entry: CallHistoryEntry): string {
  return JSON.stringify({ v: 1, ...entry });
}

/** Reads an entry; `null` for anything malformed. Never throws. */
export function readEntry(text: string): CallHistoryEntry | null {
  const value = parse(text);
  const [id, initiatorId] = [fieldOf(value, 'id'), fieldOf(value, 'initiatorId')];
  const [startedAt, endedAt] = [fieldOf(value, 'startedAt'), fieldOf(value, 'endedAt')];
  const connectedAt = fieldOf(value, 'connectedAt');
  const [outcome, ids] = [fieldOf(value, 'outcome'), fieldOf(value, 'participantIds')];
  if (fieldOf(value, 'v') !== 1 || !isText(id) || !isText(initiatorId) || !isOutcome(outcome)) return null;
  if (!isTime(startedAt) || !isTime(endedAt) || !Array.isArray(ids)) return null;
  if (connectedAt !== null && !isTime(connectedAt)) return null;
  const participantIds = ids.filter(isText);
  if (participantIds.length === 0) return null;
  const direction = fieldOf(value, 'direction') === 'incoming' ? 'incoming' : 'outgoing';
  const callType = fieldOf(value, 'callType') === 'audio' ? 'audio' : 'video';
  const isSeen = fieldOf(value, 'isSeen') !== false;
  const times = { startedAt, connectedAt, endedAt };
  return { id, direction, initiatorId, participantIds, callType, outcome, ...times, isSeen };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** What a `Date` can hold (ECMAScript, "Time Values"): whatever shows it must not stumble. */
function isTime(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= 8.64e15;
}
