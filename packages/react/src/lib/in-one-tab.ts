import { onGesture } from './on-gesture.js';

/** How a tab comes by what only one of them may do. */
export interface TabTurnOptions {
  /**
   * When this tab takes it from another one: `never`, it waits until the other is done or closed; `now`; or `when-touched`,
   * as soon as the person has touched this tab, because a browser lets no other make a sound.
   */
  readonly takes: 'never' | 'now' | 'when-touched';
}

/** The locks that all tabs of an origin share; none outside of https. */
export function tabLocks(): LockManager | null | undefined {
  return navigator.locks;
}

/** Browsers that cannot tell are taken at their best: the newest tab is where the person is. */
function wasTouched(): boolean {
  return activation()?.hasBeenActive ?? true;
}

function activation(): UserActivation | undefined {
  return navigator.userActivation;
}

/**
 * Does something in one tab of the browser at a time, by a lock (Web Locks) that goes over to another tab when this one
 * stops, closes or crashes. Where there are no locks, as outside of https, every tab does it.
 *
 * @param name - the same in all tabs that share it
 * @param start - begins, and returns what ends it; called again whenever this tab has its turn again
 * @returns stops, or waits no longer
 */
export function inOneTab(name: string, { takes }: TabTurnOptions, start: () => () => void): () => void {
  const locks = tabLocks();
  if (!locks) return start();
  let waiting = new AbortController();
  let stop: (() => void) | null = null;
  let release: (() => void) | null = null;
  let isOver = false;

  const end = (): void => {
    stop?.();
    stop = null;
    release?.();
    release = null;
  };
  const hold = (): Promise<void> | undefined => {
    if (isOver) return undefined;
    stop = start();
    return new Promise<void>((resolve) => {
      release = resolve;
    });
  };
  const ask = (options: LockOptions): void => {
    const { signal } = waiting;
    locks.request(name, options, hold).catch(() => {
      // Taken by another tab: its turn, then ours again. Or waited for no longer.
      if (isOver || signal.aborted) return;
      end();
      ask({ signal });
    });
  };
  const take = (): void => {
    stopListening?.();
    if (stop) return;
    // What waits in the queue would get it a second time.
    waiting.abort();
    waiting = new AbortController();
    ask({ steal: true });
  };
  const hasTouch = takes === 'when-touched' && wasTouched();
  const stopListening = takes === 'when-touched' && !hasTouch ? onGesture(take) : null;
  if (takes === 'now' || hasTouch) ask({ steal: true });
  else ask({ signal: waiting.signal });
  return () => {
    isOver = true;
    stopListening?.();
    end();
    waiting.abort();
  };
}
