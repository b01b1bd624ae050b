'use client';
import type { CallStats, ConnectionStats, SessionId, UserId } from '@parley/core';
import { useCallback, useSyncExternalStore } from 'react';
import { useCallContext } from '../provider/call-context.js';
import { useCallId } from './use-call-slice.js';

const none: readonly ConnectionStats[] = [];
const nothing = (): void => undefined;

/**
 * How the connection to somebody does, in figures that are new every two seconds: loss, delay, rates, sizes, codecs, the
 * network path, and a score. `null` until they are measured. Renders its component with each: use it in a leaf. Figures are
 * measured only while somebody asks for them.
 */
export function useCallQuality(userId: UserId, callId?: SessionId): ConnectionStats | null {
  return useStats(userId, callId, (stats) => stats?.get(userId) ?? null, null);
}

/** The figures of the last five minutes in which somebody asked for them, oldest first: see `useCallQuality`. */
export function useCallQualityHistory(userId: UserId, callId?: SessionId): readonly ConnectionStats[] {
  return useStats(userId, callId, (stats) => stats?.history(userId) ?? none, none);
}

function useStats<Facts>(
  userId: UserId,
  callId: SessionId | undefined,
  read: (stats: CallStats | null) => Facts,
  atFirst: Facts,
): Facts {
  const { store } = useCallContext();
  const id = useCallId(callId);
  const stats = id === null ? null : store.statsOf(id);
  const subscribe = useCallback((tell: () => void) => stats?.on(userId, tell) ?? nothing, [stats, userId]);
  return useSyncExternalStore(
    subscribe,
    () => read(stats),
    () => atFirst,
  );
}
