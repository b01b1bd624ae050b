import type { CancelTimer, Clock } from '@parley/core';

/** A clock that stands still until it is told to go on. */
export interface FakeClock extends Clock {
  /** Runs all timers of the next `ms` ms in order; between two of them promises settle. */
  advance(ms: number): Promise<void>;
  /** The machine sleeps for `ms` ms: no timer runs meanwhile, and those that were due run late. */
  sleep(ms: number): Promise<void>;
  /** Lets promises settle without moving the time. */
  settle(): Promise<void>;
  /** How many timers wait: a finished call must leave none. */
  readonly pending: number;
}

/** @param start - the time at the beginning, in ms since the epoch */
export function createFakeClock(start = 1_700_000_000_000): FakeClock {
  const timers = new Set<{ readonly due: number; readonly task: () => void }>();
  let now = start;

  function next(until: number): { readonly due: number; readonly task: () => void } | null {
    let first: { readonly due: number; readonly task: () => void } | null = null;
    // A Set keeps the order of insertion, so of two timers for the same time the older one runs first.
    for (const timer of timers) if (timer.due <= until && (!first || timer.due < first.due)) first = timer;
    return first;
  }

  return {
    now: () => now,
    after(delay, task): CancelTimer {
      const timer = { due: now + Math.max(0, delay), task };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(ms) {
      const until = now + ms;
      const runNext = async (): Promise<void> => {
        await settle();
        const timer = next(until);
        if (!timer) return undefined;
        timers.delete(timer);
        now = Math.max(now, timer.due);
        timer.task();
        return runNext();
      };
      await runNext();
      now = until;
    },
    async sleep(ms) {
      now += ms;
      await this.advance(0);
    },
    settle,
    get pending() {
      return timers.size;
    },
  };
}

/**
 * A turn of the real event loop: every promise that can settle has settled after it. In a browser a message is such a
 * turn, without the millisecond that a timer takes at least; Node has a quicker one.
 */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    const immediate: unknown = Reflect.get(globalThis, 'setImmediate');
    if (typeof immediate === 'function') {
      Reflect.apply(immediate, null, [resolve]);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener(
      'message',
      () => {
        port1.close();
        resolve();
      },
      { once: true },
    );
    port1.start();
    port2.postMessage(null);
  });
}
