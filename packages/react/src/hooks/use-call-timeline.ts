'use client';
import type { SessionId, TimelineEntry } from '@parley/core';
import { useCallback, useSyncExternalStore } from 'react';
import { useCallContext } from '../provider/call-context.js';
import { useCallId } from './use-call-slice.js';

const none: readonly TimelineEntry[] = [];
const nothing = (): void => undefined;

/** What happened to the call, oldest first, for bug reports: `timelineText()` writes it, without names. */
export function useCallTimeline(callId?: SessionId): readonly TimelineEntry[] {
  const { store } = useCallContext();
  const id = useCallId(callId);
  const timeline = id === null ? null : store.timelineOf(id);
  const subscribe = useCallback((tell: () => void) => timeline?.on(tell) ?? nothing, [timeline]);
  return useSyncExternalStore(
    subscribe,
    () => timeline?.entries ?? none,
    () => none,
  );
}
