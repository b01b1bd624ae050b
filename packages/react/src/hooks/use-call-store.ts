'use client';
import type { CallStore } from '@parley/store';
import { useCallContext } from '../provider/call-context.js';
import type { GetDisplayName } from '../provider/call-context.js';

/** The store of the provider, for what listens to it without rendering. */
export function useCallStore(): CallStore {
  return useCallContext().store;
}

/** How the provider names people, for what is worded later. */
export function useGetDisplayName(): GetDisplayName {
  return useCallContext().getDisplayName;
}
