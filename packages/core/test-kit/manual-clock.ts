import type { Clock } from '../src/lib/clock.js';

interface Timer {
  readonly at: number;
  readonly task: () => void;
}

/** A clock that stands still until `advance` is called. */
export class ManualClock implements Clock {
  #now = 1_000_000;
  #timers: Timer[] = [];

  /** How many timers wait. */
  get pending(): number {
    return this.#timers.length;
  }

  now(): number {
    return this.#now;
  }

  after(delay: number, task: () => void): () => void {
    const timer: Timer = { at: this.#now + delay, task };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Moves on by `ms`, running what falls due on the way, in order. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (let next = this.#takeDue(end); next !== undefined; next = this.#takeDue(end)) {
      this.#now = Math.max(this.#now, next.at);
      next.task();
    }
    this.#now = end;
  }

  #takeDue(end: number): Timer | undefined {
    const due = this.#timers.filter((timer) => timer.at <= end).toSorted((a, b) => a.at - b.at)[0];
    this.#timers = this.#timers.filter((timer) => timer !== due);
    return due;
  }
}
