'use client';
import type { ConnectionSnapshot } from '@parley/store';
import { useCallState } from './use-call-slice.js';

/** Where signaling stands, what went wrong, and who is signed in. */
export function useConnectionState(): ConnectionSnapshot {
  return useCallState((state) => state.connection);
}
