'use client';
import type { CallHealth, SessionId } from '@parley/core';
import { useCallSlice } from './use-call-slice.js';

/**
 * How the call does as a whole: its state, whose fault that seems to be, since when, what is tried, and who is concerned;
 * `null` without a call. Of one person it is `useParticipant(userId)?.health`. Renders its component only when one of
 * these is another one.
 */
export function useCallHealth(callId?: SessionId): CallHealth | null {
  return useCallSlice(callId, (call) => call?.health ?? null);
}
