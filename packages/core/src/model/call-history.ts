import type { CallDirection } from './call-state.js';
import type { CallType, SessionId, UserId } from './ids.js';

/**
 * What became of a call. `missed`: incoming, and nobody here answered; `declined`: whoever was called said no;
 * `answered-elsewhere` and `declined-elsewhere`: another device of ours did so; `no-answer`, `busy`, `canceled`: outgoing, and
 * not answered; `failed`: somebody answered, but no media ever flowed, or it could not be called at all.
 */
export type CallOutcome =
  | 'answered'
  | 'answered-elsewhere'
  | 'declined'
  | 'declined-elsewhere'
  | 'missed'
  | 'no-answer'
  | 'busy'
  | 'canceled'
  | 'failed';

/** One call of the past. All times are in ms since the epoch. */
export interface CallHistoryEntry {
  readonly id: SessionId;
  readonly direction: CallDirection;
  /** Who began it; ourselves for an outgoing call. */
  readonly initiatorId: UserId;
  /** The others. Whoever began an incoming call is among them. */
  readonly participantIds: readonly UserId[];
  readonly callType: CallType;
  readonly outcome: CallOutcome;
  /** When it was dialed or began to ring. */
  readonly startedAt: number;
  /** When media first flowed; `null` when it never did. */
  readonly connectedAt: number | null;
  readonly endedAt: number;
  /** False for a missed call until it was seen. */
  readonly isSeen: boolean;
}

/** The calls of the signed-in user. Replaced with every change, and never changed itself. */
export interface CallHistorySnapshot {
  /** Newest first. */
  readonly entries: readonly CallHistoryEntry[];
  /** How many missed calls nobody has seen yet. */
  readonly missedCount: number;
}

/** What there is before anything is known. */
export const emptyHistory: CallHistorySnapshot = { entries: [], missedCount: 0 };

/** How many calls are kept. */
export const maxHistoryEntries = 200;
