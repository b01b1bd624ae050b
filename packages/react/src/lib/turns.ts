import { useCallback, useSyncExternalStore } from 'react';

interface Entry {
  readonly start: () => () => void;
  stop: (() => void) | null;
}

interface Turns {
  readonly queue: Entry[];
  readonly listeners: Set<() => void>;
}

const turnsOf = new WeakMap<object, Map<string, Turns>>();

function find(owner: object, what: string): Turns {
  let named = turnsOf.get(owner);
  if (!named) turnsOf.set(owner, (named = new Map<string, Turns>()));
  let turns = named.get(what);
  if (!turns) named.set(what, (turns = { queue: [], listeners: new Set() }));
  return turns;
}

/**
 * Does something that only one may do at a time: whoever came first. When they stop, the next one starts.
 *
 * @param owner - for whom there is only one
 * @returns stops, or leaves the queue
 */
export function takeTurn(owner: object, what: string, start: () => () => void): () => void {
  const { queue, listeners } = find(owner, what);
  const entry: Entry = { start, stop: null };
  const serve = (): void => {
    const [first] = queue;
    if (first) first.stop ??= first.start();
    for (const listener of listeners) listener();
  };
  queue.push(entry);
  serve();
  return () => {
    const index = queue.indexOf(entry);
    if (index < 0) return;
    queue.splice(index, 1);
    entry.stop?.();
    serve();
  };
}

/**
 * True while somebody has the turn.
 *
 * @param isSure - somebody is known to take it: true from the first render on
 */
export function useIsTaken(owner: object, what: string, isSure: boolean): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const { listeners } = find(owner, what);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    [owner, what],
  );
  return useSyncExternalStore(
    subscribe,
    () => isSure || find(owner, what).queue.length > 0,
    () => isSure,
  );
}
