import type { Clock } from '../lib/clock.js';

/** By how much faces are smaller in width and height, from one step to the next. */
const steps = [1, 2 ** 0.5, 2] as const;

/** How long the last step is given to show what it brings, in ms. */
const settleTime = 6000;
/** How long all must be well before a step is taken back, in ms; and at most, as it doubles each time that was too soon. */
const calmTime = 20_000;
const longestCalm = 160_000;

/** How much smaller faces should be for the machine to keep up: quick to give in, slow to climb back. */
export class CpuRelief {
  readonly #clock: Pick<Clock, 'now'>;
  #step = 0;
  /** When the last step was taken, and when the machine last was too weak. */
  #changedAt = -Infinity;
  #limitedAt = -Infinity;
  #climbed = false;
  #calm = calmTime;

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** By how much pictures should be smaller in width and height; 1: by nothing. */
  get factor(): number {
    return steps[this.#step] ?? 1;
  }

  /** Takes whether any encoder gives less for want of a faster machine. */
  take(isLimited: boolean): void {
    const now = this.#clock.now();
    if (isLimited) {
      this.#limitedAt = now;
      if (now - this.#changedAt < settleTime || this.#step === steps.length - 1) return;
      const isTooSoon = this.#climbed && now - this.#changedAt < this.#calm;
      this.#calm = isTooSoon ? Math.min(longestCalm, 2 * this.#calm) : calmTime;
      this.#move(this.#step + 1, now);
      return;
    }
    if (this.#step === 0 || now - Math.max(this.#changedAt, this.#limitedAt) < this.#calm) return;
    this.#move(this.#step - 1, now);
    this.#climbed = true;
  }

  #move(step: number, now: number): void {
    this.#step = step;
    this.#changedAt = now;
    this.#climbed = false;
  }
}
