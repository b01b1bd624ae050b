'use client';
import type { SessionId } from '@parley/core';
import { useShallowCallState } from './use-call-slice.js';

/** The ids of all calls that are not over, oldest first: those that ring and those that are under way. */
export function useCalls(): readonly SessionId[] {
  return useShallowCallState(({ callIds, calls }) => callIds.filter((id) => calls[id]?.state !== 'ended'));
}
