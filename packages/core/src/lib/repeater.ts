import type { CancelTimer, Clock } from './clock.js';

/** Does something again and again, while it is wanted. */
export class Repeater {
  readonly #next: () => CancelTimer;
  #cancel: CancelTimer | null = null;

  /** @param interval - in ms; the first time is one interval after the begin */
  constructor(clock: Clock, interval: number, task: () => void) {
    this.#next = () =>
      clock.after(interval, () => {
        this.#cancel = this.#next();
        task();
      });
  }

  /** Begins or ends. Idempotent; the task may end it as well. */
  run(isWanted: boolean): void {
    if (isWanted) this.#cancel ??= this.#next();
    else {
      this.#cancel?.();
      this.#cancel = null;
    }
  }
}
