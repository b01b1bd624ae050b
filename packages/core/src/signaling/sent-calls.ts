import type { SessionId, UserId } from '../model/ids.js';
import type { XmlElement } from '../wire/xml-element.js';

/** Whom a call was for that came back. */
export interface Undelivered {
  readonly to: UserId;
  readonly sessionId: SessionId;
}

/** Errors come back within a round trip. */
const capacity = 64;

/** Remembers the ids of the latest `call` stanzas, so that an error of the server is known for the call that it is about. */
export class SentCalls {
  readonly #calls = new Map<string, Undelivered>();

  add(id: string, call: Undelivered): void {
    this.#calls.set(id, call);
    for (const oldest of this.#calls.keys()) {
      if (this.#calls.size <= capacity) return;
      this.#calls.delete(oldest);
    }
  }

  /**
   * The call that an error (RFC 6120 section 8.3) is about, `null` for any other message. The id is random, so that
   * nobody but the server and the callee can say so.
   */
  take({ attrs }: XmlElement): Undelivered | null {
    if (attrs['type'] !== 'error') return null;
    const id = attrs['id'] ?? '';
    const call = this.#calls.get(id) ?? null;
    this.#calls.delete(id);
    return call;
  }
}
