'use client';
import type { SessionId, UserId } from '@parley/core';
import { selectContact, selectParticipant } from '@parley/store';
import type { CallStoreState } from '@parley/store';
import { useCallContext } from '../provider/call-context.js';
import type { GetDisplayName } from '../provider/call-context.js';
import { useCallId, useCallState, useShallowCallState } from './use-call-slice.js';

/** The name to show for somebody, as `CallProvider` finds it. */
export function useDisplayName(userId: UserId, callId?: SessionId): string {
  const { getDisplayName } = useCallContext();
  const id = useCallId(callId);
  return useCallState((state) => nameOf(state, id, userId, getDisplayName));
}

/** The names to show for several people, in their order. */
export function useDisplayNames(userIds: readonly UserId[], callId?: SessionId): readonly string[] {
  const { getDisplayName } = useCallContext();
  const id = useCallId(callId);
  return useShallowCallState((state) => userIds.map((userId) => nameOf(state, id, userId, getDisplayName)));
}

function nameOf(
  state: CallStoreState,
  id: SessionId | null,
  userId: UserId,
  getDisplayName: GetDisplayName,
): string {
  const userInfo = selectParticipant(state, id, userId)?.userInfo ?? {};
  return getDisplayName({ userId, contact: selectContact(state, userId), userInfo });
}
