import type { Clock } from '../lib/clock.js';

/**
 * How long capture waits, in ms: until an answer is on its way at most, and behind an offer always, so that the ring
 * gets through first. Nobody sees a preview come so much later.
 */
const captureDelay = 60;

/**
 * Starting the devices keeps a small machine busy for tens of ms, and our description is ready in ten: it goes first, so
 * that the other side rings, or connects, while the devices start.
 */
export class CaptureGate {
  readonly #clock: Clock;
  #let: (() => void) | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Settles when the description is on its way, or has taken long enough. */
  wait(): Promise<void> {
    return new Promise<void>((resolve) => {
      const cancel = this.#clock.after(captureDelay, resolve);
      this.#let = () => {
        cancel();
        resolve();
      };
    });
  }

  /** Lets capture begin. */
  open(): void {
    this.#let?.();
  }
}
