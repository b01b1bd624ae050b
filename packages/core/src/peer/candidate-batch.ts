import type { IceCandidate } from '../model/signal.js';
import type { CancelTimer, Clock } from '../lib/clock.js';

/** How candidates are gathered into signals; in ms. */
export interface BatchPolicy {
  /** Held back after the first signal; it doubles with each further one, so a slow trickle stays a few signals. */
  readonly interval: number;
  /** The longest time that a candidate is held back. */
  readonly longest: number;
  /** Whether the first candidate goes out at once. */
  readonly eager: boolean;
}

/** While the other has not answered nobody waits for candidates: host and STUN candidates share one signal. */
export const patientBatches: BatchPolicy = { interval: 300, longest: 1000, eager: false };

/** After the answer every ms counts: the first candidate goes at once, the rest of the interfaces follow together. */
export const eagerBatches: BatchPolicy = { interval: 20, longest: 400, eager: true };

/**
 * Collects ICE candidates into batches. An XMPP server pays per stanza and may limit the rate, so one stanza
 * for each candidate (there can be dozens) would hold up the call that they are for.
 */
export class CandidateBatch {
  readonly #clock: Clock;
  #policy: BatchPolicy;
  readonly #send: (candidates: readonly IceCandidate[]) => void;
  #waiting: IceCandidate[] = [];
  #cancel: CancelTimer | null = null;
  #interval: number;
  #first = true;

  constructor(clock: Clock, policy: BatchPolicy, send: (candidates: readonly IceCandidate[]) => void) {
    this.#clock = clock;
    this.#policy = policy;
    this.#send = send;
    this.#interval = policy.interval;
  }

  add(candidate: IceCandidate): void {
    this.#waiting.push(candidate);
    if (this.#first && this.#policy.eager) this.flush();
    else this.#cancel ??= this.#clock.after(this.#interval, () => this.flush());
  }

  /** Sends what waits, if anything does; gathering has ended or the interval is over. */
  flush(): void {
    this.#cancel?.();
    this.#cancel = null;
    if (this.#waiting.length === 0) return;
    if (!this.#first) this.#interval = Math.min(this.#interval * 2, this.#policy.longest);
    this.#first = false;
    const batch = this.#waiting;
    this.#waiting = [];
    this.#send(batch);
  }

  /** Sends what waits and keeps to another policy from now on. */
  hurry(policy: BatchPolicy): void {
    this.#policy = policy;
    this.flush();
    this.#first = true;
    this.#interval = policy.interval;
  }

  /** Forgets what waits. */
  close(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#waiting = [];
  }
}
