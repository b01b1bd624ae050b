import type { UserId } from '../model/ids.js';
import type { Signal, SignalType } from '../model/signal.js';
import type { Clock } from '../lib/clock.js';

/** A signal or another message on its way out. */
export interface OutgoingSignal {
  readonly to: UserId;
  /** Which device of theirs it is for; none named: all. */
  readonly resource?: string | null;
  /** `null` for a message that is no signal: it never grows stale, and nothing replaces it. */
  readonly signal: Signal | null;
  /** The stanza as XML: written once, so that its id stays the same however often it is sent. */
  readonly xml: string;
}

/** How much waits and for how long. */
export interface OutboxLimits {
  /** Signals held at once; the oldest is dropped for a new one. Default 256. */
  readonly size?: number;
  /** After how many ms a perishable signal is not sent any more. Default 60,000, the answer limit of the protocol. */
  readonly maxAge?: number;
}

/**
 * Those that do harm when they come late: a call would ring for nobody, an answer would meet no caller.
 * A late `hangUp`, `reject` or `update` is right or is ignored by the receiver, so these never go stale.
 */
const perishable: ReadonlySet<SignalType> = new Set(['call', 'accept', 'iceCandidates']);

interface Held extends OutgoingSignal {
  readonly since: number;
}

/**
 * Signals that wait for the connection to come back. Newer ones replace what they make pointless: a
 * repeated `call` or `accept` takes the place of the one before it, and a `hangUp` or `reject` removes
 * everything else for that user and session.
 */
export class Outbox {
  readonly #clock: Clock;
  readonly #size: number;
  readonly #maxAge: number;
  #held: Held[] = [];

  constructor(clock: Clock, limits: OutboxLimits = {}) {
    this.#clock = clock;
    this.#size = limits.size ?? 256;
    this.#maxAge = limits.maxAge ?? 60_000;
  }

  /** How many signals wait. */
  get size(): number {
    return this.#held.length;
  }

  /** Adds a signal. */
  add(outgoing: OutgoingSignal): void {
    const added: Held = { ...outgoing, since: this.#clock.now() };
    const type = added.signal?.type;
    if (type === 'hangUp' || type === 'reject') {
      this.#held = this.#held.filter((held) => !sameCall(held, added));
    } else if (type === 'call' || type === 'accept') {
      // In its predecessor's place: candidates that follow it must not get ahead of it.
      const before = this.#held.findIndex((held) => held.signal?.type === type && sameCall(held, added));
      if (before >= 0) {
        this.#held[before] = added;
        return;
      }
    }
    this.#held.push(added);
    if (this.#held.length > this.#size) this.#held.shift();
  }

  /** Empties the box; returns what is still worth sending, oldest first. */
  drain(): readonly OutgoingSignal[] {
    const oldest = this.#clock.now() - this.#maxAge;
    const fresh = this.#held.filter(
      ({ signal, since }) => since >= oldest || !signal || !perishable.has(signal.type),
    );
    this.#held = [];
    return fresh;
  }

  /** Throws everything away. */
  clear(): void {
    this.#held = [];
  }
}

/** What is for one device makes nothing pointless that is for another. */
function sameCall(held: OutgoingSignal, added: OutgoingSignal): boolean {
  const { resource = null } = added;
  if (held.to !== added.to || !added.signal || held.signal?.sessionId !== added.signal.sessionId)
    return false;
  return resource === null || resource === held.resource;
}
