import type { CallErrorCode } from './call-error.js';
import type { HealthCause, HealthTrying } from './call-health.js';
import type { CallEndReason, CallState, ParticipantState } from './call-state.js';
import type { UserId } from './ids.js';

/**
 * Something that happened to a call. Words from fixed lists, a time and a user id are all that there is to it: no address, no
 * name and nothing that somebody said can get into it.
 */
export interface TimelineEntry {
  /** In ms since 1970. */
  readonly at: number;
  readonly about: 'call' | 'person' | 'network' | 'microphone' | 'camera' | 'screen';
  /** Whom of the others it is about. */
  readonly userId: UserId | null;
  readonly what:
    | CallState
    | ParticipantState
    /** How media does: see `Health`. */
    | 'good'
    | 'fair'
    | 'poor'
    | 'lost'
    /** The network is another one, or the machine was asleep. */
    | 'changed'
    /** The server can be reached, cannot (as when the browser says that there is no network), or lost what it knew of us. */
    | 'reachable'
    | 'unreachable'
    | 'new-session'
    /** A device or a screen. */
    | 'off'
    | 'muted'
    | 'starting'
    | 'live'
    | 'interrupted'
    | 'failed'
    /** Another device took over. */
    | 'replaced';
  readonly cause: HealthCause | null;
  readonly trying: HealthTrying | null;
  readonly reason: CallEndReason | CallErrorCode | null;
}
