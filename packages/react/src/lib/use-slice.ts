'use client';
import type { CallStore, CallStoreState } from '@parley/store';
import { useStore } from 'zustand/react';
import { useShallow } from 'zustand/react/shallow';

/** Reads one slice of a store; renders again only when the slice is another value. */
export function useSlice<Slice>(store: CallStore, selector: (state: CallStoreState) => Slice): Slice {
  return useStore(store, selector);
}

/** Reads a slice that is a new object each time; renders again only when one of its members is another value. */
export function useShallowSlice<Slice>(store: CallStore, selector: (state: CallStoreState) => Slice): Slice {
  return useStore(store, useShallow(selector));
}
