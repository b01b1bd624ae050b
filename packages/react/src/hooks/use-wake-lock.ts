'use client';
import type { SessionId } from '@parley/core';
import { isUnderWay } from '@parley/store';
import { useEffect } from 'react';
import { holdWakeLock } from '../lib/wake-lock.js';
import { useCallSlice } from './use-call-slice.js';

/**
 * Keeps the screen on while a video call is under way and this is mounted. Does nothing where the browser cannot.
 * `VideoCall` does it.
 */
export function useWakeLock(callId?: SessionId): void {
  const isWatched = useCallSlice(callId, (call) => call !== null && call.isVideo && isUnderWay(call));
  useEffect(
    function keepScreenOn() {
      return isWatched ? holdWakeLock() : undefined;
    },
    [isWatched],
  );
}
