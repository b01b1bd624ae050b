import type { Unsubscribe } from '../lib/emitter.js';

/**
 * Where the calls of the past are kept between visits: texts under keys, one for each call, so that pages that share it
 * never write over what another one has added. None of the functions throws.
 */
export interface CallHistoryStorage {
  /** Everything that is kept under keys that begin so, by its whole key. */
  read(prefix: string): ReadonlyMap<string, string>;
  /** Keeps a text; `null` forgets it. */
  set(key: string, value: string | null): void;
  /** Tells what another page that shares the storage has kept or forgotten (`null`). */
  on(listener: (key: string, value: string | null) => void): Unsubscribe;
}

/**
 * The browser's `localStorage`, under `parley.history.`, the address of the account, and the session id. Where there is none,
 * or no room, the calls are remembered until the page ends. Touches its globals only when called.
 */
export const browserCallHistoryStorage: CallHistoryStorage = {
  read(prefix) {
    try {
      const { localStorage } = globalThis;
      const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
      const mine = keys.filter((key) => key.startsWith(prefix));
      return new Map(mine.map((key) => [key, localStorage.getItem(key) ?? '']));
    } catch {
      return new Map();
    }
  },
  set(key, value) {
    try {
      if (value === null) globalThis.localStorage.removeItem(key);
      else globalThis.localStorage.setItem(key, value);
    } catch {
      // It is known for this visit.
    }
  },
  on(listener) {
    if (typeof window === 'undefined') return () => undefined;
    const controller = new AbortController();
    const changed = ({ key, newValue }: StorageEvent): void => {
      if (key !== null) listener(key, newValue);
    };
    window.addEventListener('storage', changed, { signal: controller.signal });
    return () => controller.abort();
  },
};
