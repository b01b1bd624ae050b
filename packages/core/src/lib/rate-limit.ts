import type { Clock } from './clock.js';

/** Lets so much through and no more: a bucket of tokens that fills up again with time. */
export class RateLimit {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #burst: number;
  readonly #perSecond: number;
  #tokens: number;
  #filledAt: number;

  /**
   * @param burst - how many may come at once
   * @param perSecond - how many may come in the long run
   */
  constructor(clock: Pick<Clock, 'now'>, burst: number, perSecond: number) {
    this.#clock = clock;
    this.#burst = burst;
    this.#perSecond = perSecond;
    this.#tokens = burst;
    this.#filledAt = clock.now();
  }

  /** Asks for one more. @returns false when it is one too many */
  take(): boolean {
    const now = this.#clock.now();
    // A wall clock may be set back meanwhile.
    const passed = Math.max(0, now - this.#filledAt) / 1000;
    this.#filledAt = now;
    this.#tokens = Math.min(this.#burst, this.#tokens + passed * this.#perSecond);
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
