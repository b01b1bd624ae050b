'use client';
import { emptyHistory } from '@parley/core';
import type { CallHistoryEntry, CallHistorySnapshot, CallSession, CallType, SessionId } from '@parley/core';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useCallClient } from './use-call-client.js';

/** The calls of the past, and what can be done with them. */
export interface CallHistoryHandle {
  /** Newest first. */
  readonly entries: readonly CallHistoryEntry[];
  /** How many missed calls nobody has seen yet. */
  readonly missedCount: number;
  readonly markSeen: () => void;
  /** Forgets one of them, on this device. */
  readonly remove: (id: SessionId) => void;
  /** Forgets all of them, on this device. */
  readonly clear: () => void;
  /**
   * Calls those who were in it again, whoever began it. Default: the same kind of call.
   *
   * @throws CallError `invalid-argument` for a call that is not in the history, and what `client.call()` throws
   */
  readonly callBack: (id: SessionId, kind?: CallType) => CallSession;
}

/** The calls of the past. Its code is fetched when this is first used. */
export function useCallHistory(): CallHistoryHandle {
  const client = useCallClient();
  const snapshot = useHistorySnapshot();
  return useMemo(() => {
    const { history } = client;
    return {
      ...snapshot,
      markSeen: () => history.markSeen(),
      remove: (id) => history.remove(id),
      clear: () => history.clear(),
      callBack: (id, kind) => {
        const entry = history.snapshot.entries.find((one) => one.id === id);
        return client.call(entry?.participantIds ?? [], { video: (kind ?? entry?.callType) === 'video' });
      },
    };
  }, [client, snapshot]);
}

/** How many missed calls nobody has seen yet: for a badge. */
export function useMissedCallCount(): number {
  return useHistorySnapshot().missedCount;
}

function useHistorySnapshot(): CallHistorySnapshot {
  const { history } = useCallClient();
  const subscribe = useCallback((changed: () => void) => history.on('change', changed), [history]);
  return useSyncExternalStore(
    subscribe,
    () => history.snapshot,
    () => emptyHistory,
  );
}
