'use client';
import { useCallback, useState } from 'react';
import type { Corner } from '../lib/corner.js';
import { useCallContext } from '../provider/call-context.js';

/** Where it was put, for as long as there is this store: the next call finds it there. */
const corners = new WeakMap<object, Corner>();

/** The corner that one's own picture was put in, and how to note another one. */
export function useCorner(): readonly [corner: Corner, note: (corner: Corner) => void] {
  const { store } = useCallContext();
  const [corner, setCorner] = useState<Corner>(() => corners.get(store) ?? 'bottom-end');
  const note = useCallback(
    (next: Corner) => {
      corners.set(store, next);
      setCorner(next);
    },
    [store],
  );
  return [corner, note];
}
