'use client';
import type { SessionId } from '@parley/core';
import { useEffect, useState } from 'react';
import { tickSeconds } from '../lib/tick-seconds.js';
import { useCallSpan } from './use-call-span.js';

/**
 * How long a call has been connected, in whole ms, told anew each second; `null` before it is connected.
 * It renders its component each second: use it in a leaf.
 */
export function useCallDuration(callId?: SessionId): number | null {
  const span = useCallSpan(callId);
  const [duration, setDuration] = useState(0);

  useEffect(
    function tick() {
      return span ? tickSeconds(span, setDuration) : undefined;
    },
    [span],
  );

  if (!span) return null;
  return span.endedAt === null ? duration : Math.max(0, span.endedAt - span.connectedAt);
}
