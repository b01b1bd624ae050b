import type { TimerId } from '../call/events.js';
import type { CancelTimer, Clock } from '../lib/clock.js';

/** The timers of one call, one of each id. */
export class RunningTimers {
  readonly #clock: Clock;
  readonly #onTimer: (timer: TimerId) => void;
  readonly #cancels = new Map<TimerId, CancelTimer>();

  constructor(clock: Clock, onTimer: (timer: TimerId) => void) {
    this.#clock = clock;
    this.#onTimer = onTimer;
  }

  /** Starts one, in place of the one with this id before. */
  start(timer: TimerId, delay: number): void {
    this.stop(timer);
    const run = (): void => {
      this.#cancels.delete(timer);
      this.#onTimer(timer);
    };
    this.#cancels.set(timer, this.#clock.after(delay, run));
  }

  stop(timer: TimerId): void {
    this.#cancels.get(timer)?.();
    this.#cancels.delete(timer);
  }

  clear(): void {
    for (const cancel of this.#cancels.values()) cancel();
    this.#cancels.clear();
  }
}
