'use client';
import type { SessionId } from '@parley/core';
import { useEffect, useState } from 'react';
import { useCallSlice } from './use-call-slice.js';

/**
 * How long a call has been connected, in whole ms, told anew each second; `null` before it is connected.
 * It renders its component each second: use it in a leaf.
 */
export function useCallDuration(callId?: SessionId): number | null {
  const connectedAt = useCallSlice(callId, (call) => call?.connectedAt ?? null);
  const endedAt = useCallSlice(callId, (call) => call?.endedAt ?? null);
  const [now, setNow] = useState<number | null>(null);

  useEffect(
    function tick() {
      if (connectedAt === null || endedAt !== null) return undefined;
      let timer: ReturnType<typeof setTimeout>;
      const next = (): void => {
        const time = Date.now();
        setNow(time);
        // Aimed at the next full second, so that no second is shown twice or left out.
        timer = setTimeout(next, 1000 - (Math.max(0, time - connectedAt) % 1000));
      };
      next();
      return () => clearTimeout(timer);
    },
    [connectedAt, endedAt],
  );

  if (connectedAt === null) return null;
  return Math.max(0, (endedAt ?? now ?? connectedAt) - connectedAt);
}
