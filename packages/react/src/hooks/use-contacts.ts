'use client';
import type { Contact } from '@parley/core';
import { useCallState } from './use-call-slice.js';

/** Everybody on the roster, with presence: the same array until somebody comes, goes or changes. */
export function useContacts(): readonly Contact[] {
  return useCallState((state) => state.contacts);
}
