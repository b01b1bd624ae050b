import type { UserId } from './ids.js';
import type { Signal } from './signal.js';

/** One thing that came or went, or that changed, `at` ms after the tape began. */
export type TapeEntry =
  | {
      readonly at: number;
      readonly type: 'sent';
      readonly to: UserId;
      readonly resource: string | null;
      readonly signal: Signal;
    }
  | {
      readonly at: number;
      readonly type: 'received';
      readonly from: UserId;
      readonly resource: string | null;
      readonly signal: Signal;
    }
  /** Chat and the like: that it came, and not what it said. */
  | { readonly at: number; readonly type: 'message'; readonly from: UserId }
  | { readonly at: number; readonly type: 'state'; readonly state: string }
  | { readonly at: number; readonly type: 'failure'; readonly code: string; readonly field: string | null };

/** What went through the signaling of one client, as JSON: `recordTape` makes one, `replayTape` of `@parley/testing` plays it. */
export interface Tape {
  readonly format: 'parley-tape';
  readonly version: 1;
  /** Whose it is; `null` when they never signed in. */
  readonly self: UserId | null;
  /** In ms since the epoch. */
  readonly startedAt: number;
  /** How many of the oldest entries were dropped to make room. */
  readonly dropped: number;
  readonly entries: readonly TapeEntry[];
}

/** Whether something that was read from a file is a tape. Its entries are taken on trust. */
export function isTape(value: unknown): value is Tape {
  return (
    typeof value === 'object' &&
    value !== null &&
    Reflect.get(value, 'format') === 'parley-tape' &&
    Reflect.get(value, 'version') === 1 &&
    Array.isArray(Reflect.get(value, 'entries'))
  );
}
