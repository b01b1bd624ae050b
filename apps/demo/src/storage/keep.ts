/** Where the page keeps text: `localStorage`, or `sessionStorage`, which is the tab's own. */
export type Keep = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A storage that never throws: where the browser refuses to store, nothing is remembered and all else works. */
export function keepOf(storage: () => Keep): Keep {
  return {
    getItem: (key) => attempt(() => storage().getItem(key)),
    setItem: (key, text) => void attempt(() => storage().setItem(key, text)),
    removeItem: (key) => void attempt(() => storage().removeItem(key)),
  };
}

function attempt<T>(task: () => T): T | null {
  try {
    return task();
  } catch {
    return null;
  }
}
