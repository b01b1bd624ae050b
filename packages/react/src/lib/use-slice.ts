'use client';
import type { CallStore, CallStoreState } from '@parley/store';
import { useSyncExternalStore } from 'react';
import { useShallow } from 'zustand/react/shallow';

/**
 * Reads one slice of a store; renders again only when the slice is another value. Selectors are made anew on each render
 * here, so that to keep the functions around them, as zustand's own hook does, would keep nothing: a call of 25 people
 * has hundreds of these.
 */
export function useSlice<Slice>(store: CallStore, selector: (state: CallStoreState) => Slice): Slice {
  return useSyncExternalStore(
    store.subscribe,
    () => selector(store.getState()),
    () => selector(store.getInitialState()),
  );
}

/** Reads a slice that is a new object each time; renders again only when one of its members is another value. */
export function useShallowSlice<Slice>(store: CallStore, selector: (state: CallStoreState) => Slice): Slice {
  return useSlice(store, useShallow(selector));
}
