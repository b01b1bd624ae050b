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

/**
 * Does something with a part, now or as soon as it is there; nothing when it cannot be fetched.
 *
 * @param begin - returns how to undo it
 * @returns undoes it, or does not wait any longer
 */
export function withPart<Part extends object>(
  source: Later<Part>,
  begin: (part: Part) => () => void,
): () => void {
  let undo: (() => void) | null = null;
  let isOver = false;
  const take = (part: Part | null): void => {
    if (part && !isOver) undo = begin(part);
  };
  if (source.part) take(source.part);
  else void source.load().then(take);
  return () => {
    isOver = true;
    undo?.();
  };
}
