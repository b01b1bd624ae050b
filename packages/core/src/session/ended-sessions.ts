import type { CallEndReason } from '../model/call-state.js';
import type { SessionId } from '../model/ids.js';

/** How many ended sessions are remembered: repeats of a call come for a minute at most. */
const capacity = 100;

/** Remembers how the latest sessions ended, so that a late repeat does not ring again. */
export class EndedSessions {
  readonly #reasons = new Map<SessionId, CallEndReason>();
  readonly #invitations = new Map<SessionId, string>();

  /** @param invitation - which of the invitations to a running call it was that ended; `null` for none */
  add(id: SessionId, reason: CallEndReason, invitation: string | null = null): void {
    this.#reasons.set(id, reason);
    if (invitation === null) this.#invitations.delete(id);
    else this.#invitations.set(id, invitation);
    for (const oldest of this.#reasons.keys()) {
      if (this.#reasons.size <= capacity) return;
      this.#reasons.delete(oldest);
      this.#invitations.delete(oldest);
    }
  }

  get(id: SessionId): CallEndReason | null {
    return this.#reasons.get(id) ?? null;
  }

  /** Whether an invitation brings somebody back into a session that has ended for them, and is no late repeat. */
  isAnew(id: SessionId, invitation: string | undefined): boolean {
    return invitation !== undefined && invitation !== this.#invitations.get(id);
  }
}
