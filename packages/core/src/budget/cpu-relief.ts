import type { Clock } from '../lib/clock.js';

/** What is spared of a face for the machine to keep up. */
export interface Relief {
  /** By how much faces are smaller in width and height; 1: by nothing. */
  readonly scale: number;
  /** Pictures per second at most, `null`: as many as there are. */
  readonly frameRate: number | null;
}

/** Detail goes before movement: at half of each side a picture costs a quarter. */
const steps: readonly [Relief, ...Relief[]] = [
  { scale: 1, frameRate: null },
  { scale: 2 ** 0.5, frameRate: null },
  { scale: 2, frameRate: 15 },
  { scale: 2, frameRate: 10 },
];

/** How long the last step is given to show what it brings, in ms. */
const settleTime = 4000;
/** How long all must be well before a step is taken back, in ms; and at most, as it doubles each time that was too soon. */
const calmTime = 20_000;
const longestCalm = 160_000;
/** A step back costs up to twice of what is spent now. */
const roomy = 0.5;

/** How much faces should be spared for the machine to keep up: quick to give in, slow to climb back. */
export class CpuRelief {
  readonly #clock: Pick<Clock, 'now'>;
  #step = 0;
  /** When the last step was taken, and when there last was no room for one more. */
  #changedAt = -Infinity;
  #strainedAt = -Infinity;
  #climbed = false;
  #calm = calmTime;

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  get relief(): Relief {
    return steps[this.#step] ?? steps[0];
  }

  /** Takes what is spent on encoding, as a part of what may be: from 1 on it is too much. */
  take(strain: number): void {
    const now = this.#clock.now();
    if (strain >= roomy) this.#strainedAt = now;
    if (strain >= 1) {
      if (now - this.#changedAt < settleTime || this.#step === steps.length - 1) return;
      // What was well for long is another matter than before.
      if (now - this.#changedAt >= this.#calm) this.#calm = calmTime;
      else if (this.#climbed) this.#calm = Math.min(longestCalm, 2 * this.#calm);
      this.#move(this.#step + 1, now);
      return;
    }
    if (this.#step === 0 || now - Math.max(this.#changedAt, this.#strainedAt) < this.#calm) return;
    this.#move(this.#step - 1, now);
    this.#climbed = true;
  }

  #move(step: number, now: number): void {
    this.#step = step;
    this.#changedAt = now;
    this.#climbed = false;
  }
}
