'use client';
import type { UserId } from '@parley/core';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useCallClient } from './use-call-client.js';

/** Who cannot reach this user, and how to change that. */
export interface BlockedUsersHandle {
  /** In the order of their ids; the same array until somebody comes or goes. */
  readonly blockedIds: readonly UserId[];
  /** Ends what is between the two, and blocks them. Rejects with a `CallError` as `client.block` does. */
  readonly block: (userId: UserId) => Promise<void>;
  readonly unblock: (userId: UserId) => Promise<void>;
}

/** Who is blocked, on all devices of this user where the server keeps it. */
export function useBlockedUsers(): BlockedUsersHandle {
  const client = useCallClient();
  const subscribe = useCallback((listener: () => void) => client.on('blocked', listener), [client]);
  const read = useCallback(() => client.blocked, [client]);
  const blockedIds = useSyncExternalStore(subscribe, read, read);
  return useMemo(
    () => ({
      blockedIds,
      block: (userId) => client.block(userId),
      unblock: (userId) => client.unblock(userId),
    }),
    [client, blockedIds],
  );
}
