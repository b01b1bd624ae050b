import type { XmlElement } from '../xml/element.js';

/** A stanza that was sent, with the frame it was sent as. */
export interface SentStanza {
  readonly stanza: XmlElement;
  readonly frame: string;
}

/** Counters of XEP-0198 are 32 bit and wrap. */
const wrap = (count: number): number => count >>> 0;

/** The books of XEP-0198 for one session: what was received, what was sent and is not yet acknowledged. */
export class AckQueue {
  #handled: number;
  #acked: number;
  #unacked: SentStanza[] = [];
  #length = 0;

  /** @param start - what both counts start at; only a test of the wrap has reason to give one */
  constructor(start = 0) {
    this.#acked = wrap(start);
    this.#handled = wrap(start);
  }

  /** How many stanzas of the client were handled: our `h`. */
  get handled(): number {
    return this.#handled;
  }

  /** How many stanzas were sent to the client. */
  get sent(): number {
    return wrap(this.#acked + this.#unacked.length);
  }

  /** What the client has not acknowledged, oldest first. */
  get unacked(): readonly SentStanza[] {
    return this.#unacked;
  }

  /** The length of all unacknowledged frames together, in UTF-16 units. */
  get unackedLength(): number {
    return this.#length;
  }

  /** Counts a stanza received. */
  countHandled(): void {
    this.#handled = wrap(this.#handled + 1);
  }

  /** Keeps a stanza until it is acknowledged. */
  push(sent: SentStanza): void {
    this.#unacked.push(sent);
    this.#length += sent.frame.length;
  }

  /**
   * Takes the client's `h`.
   *
   * @returns `false` when it claims more than was sent (XEP-0198 section 4: a stream error)
   */
  acknowledge(h: number): boolean {
    const count = wrap(h - this.#acked);
    if (count > this.#unacked.length) return false;
    for (const { frame } of this.#unacked.slice(0, count)) this.#length -= frame.length;
    this.#unacked = this.#unacked.slice(count);
    this.#acked = wrap(h);
    return true;
  }
}
