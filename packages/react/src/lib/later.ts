import { consoleLogger } from '@parley/core';

/** A part of the kit in a module of its own, which is fetched when it is first wanted. */
export interface Later<Part extends object> {
  /** `null` until it is there. */
  readonly part: Part | null;
  /** Fetches it, once. `null` when it cannot be fetched, which is logged: it is tried again when asked again. */
  readonly load: () => Promise<Part | null>;
}

/** @param what - names it in the log */
export function later<Part extends object>(what: string, fetchPart: () => Promise<Part>): Later<Part> {
  let part: Part | null = null;
  let loading: Promise<Part | null> | null = null;
  const load = async (): Promise<Part | null> => {
    try {
      part = await fetchPart();
    } catch (error) {
      loading = null;
      consoleLogger('warn').log('warn', `could not load ${what}: going on without`, error);
    }
    return part;
  };
  return {
    get part() {
      return part;
    },
    load: () => (loading ??= load()),
  };
}

/** How long to wait before a part that could not be fetched is asked for again, in ms; it doubles up to the longest. */
const firstPause = 5000;
const longestPause = 60_000;

/**
 * Waits for a part: where the network was gone for a moment, it is asked for again while it is wanted.
 *
 * @param onMissing - told each time that it cannot be fetched
 * @returns does not wait any longer
 */
export function awaitPart<Part extends object>(
  source: Later<Part>,
  take: (part: Part) => void,
  onMissing?: () => void,
): () => void {
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = (pause: number): void => {
    const hear = (part: Part | null): void => {
      if (isOver) return;
      if (part) {
        take(part);
        return;
      }
      timer = setTimeout(() => ask(Math.min(longestPause, 2 * pause)), pause);
      onMissing?.();
    };
    void source.load().then(hear);
  };
  ask(firstPause);
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

/**
 * Does something with a part, now or as soon as it is there.
 *
 * @param begin - returns how to undo it
 * @returns undoes it, or does not wait any longer
 */
export function withPart<Part extends object>(
  source: Later<Part>,
  begin: (part: Part) => () => void,
): () => void {
  if (source.part) return begin(source.part);
  let undo: (() => void) | null = null;
  const stopWaiting = awaitPart(source, (part) => {
    undo = begin(part);
  });
  return () => {
    stopWaiting();
    undo?.();
  };
}
