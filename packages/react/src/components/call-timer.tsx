'use client';
import type { SessionId } from '@parley/core';
import type { ReactElement } from 'react';
import { useCallDuration } from '../hooks/use-call-duration.js';
import { useMessages } from '../hooks/use-messages.js';
import { formatDuration, isoDuration } from '../lib/format-duration.js';

export interface CallTimerProps {
  readonly callId?: SessionId | undefined;
}

/** How long the call lasts. A leaf of its own, so that the second hand moves nothing else. */
export function CallTimer({ callId }: CallTimerProps): ReactElement | null {
  const { duration, locale } = useMessages();
  const ms = useCallDuration(callId);
  if (ms === null) return null;
  return (
    <time className="parley-timer" role="timer" aria-label={duration} dateTime={isoDuration(ms)}>
      {formatDuration(ms, locale)}
    </time>
  );
}
