import type { CallEndReason } from '../model/call-state.js';
import type { SessionId } from '../model/ids.js';

/** How many ended sessions are remembered: repeats of a call come for a minute at most. */
const capacity = 100;

/** Remembers how the latest sessions ended, so that a late repeat does not ring again. */
export class EndedSessions {
  readonly #reasons = new Map<SessionId, CallEndReason>();

  add(id: SessionId, reason: CallEndReason): void {
    this.#reasons.set(id, reason);
    for (const oldest of this.#reasons.keys()) {
      if (this.#reasons.size <= capacity) return;
      this.#reasons.delete(oldest);
    }
  }

  get(id: SessionId): CallEndReason | null {
    return this.#reasons.get(id) ?? null;
  }
}
