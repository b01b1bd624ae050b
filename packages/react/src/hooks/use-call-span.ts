'use client';
import type { SessionId } from '@parley/core';
import { useMemo } from 'react';
import type { CallSpan } from '../lib/tick-seconds.js';
import { useCallSlice } from './use-call-slice.js';

/** From when to when a call was connected; `null` before. The same object while neither changes. */
export function useCallSpan(callId?: SessionId): CallSpan | null {
  const connectedAt = useCallSlice(callId, (call) => call?.connectedAt ?? null);
  const endedAt = useCallSlice(callId, (call) => call?.endedAt ?? null);
  return useMemo(() => (connectedAt === null ? null : { connectedAt, endedAt }), [connectedAt, endedAt]);
}
