'use client';
import type { CallSnapshot, SessionId, UserId } from '@parley/core';
import { selectContact } from '@parley/store';
import type { CallStoreState } from '@parley/store';
import { useCallContext } from '../provider/call-context.js';
import type { PersonFacts } from '../provider/call-context.js';
import { useCallSlice, useShallowCallSlice } from './use-call-slice.js';

/** The name to show for somebody, as `CallProvider` finds it. */
export function useDisplayName(userId: UserId, callId?: SessionId): string {
  const { getDisplayName } = useCallContext();
  return useCallSlice(callId, (call, state) => getDisplayName(factsOf(userId, call, state)));
}

/** The names to show for several people, in their order. */
export function useDisplayNames(userIds: readonly UserId[], callId?: SessionId): readonly string[] {
  const { getDisplayName } = useCallContext();
  return useShallowCallSlice(callId, (call, state) =>
    userIds.map((userId) => getDisplayName(factsOf(userId, call, state))),
  );
}

/** The address of an image of somebody, as `CallProvider` finds it; `null` when there is none. */
export function useAvatar(userId: UserId, callId?: SessionId): string | null {
  const { getAvatar } = useCallContext();
  return useCallSlice(callId, (call, state) => getAvatar(factsOf(userId, call, state)));
}

/** What is known of somebody, as one state of the store has it. */
export function factsOf(userId: UserId, call: CallSnapshot | null, state: CallStoreState): PersonFacts {
  const userInfo = call?.participants[userId]?.userInfo ?? {};
  return { userId, contact: selectContact(state, userId), userInfo };
}
