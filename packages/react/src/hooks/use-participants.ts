'use client';
import type { CallSnapshot, ParticipantSnapshot, SessionId, UserId } from '@parley/core';
import { isUnderWay, selectCall, selectParticipant } from '@parley/store';
import { useCallId, useCallState, useShallowCallState } from './use-call-slice.js';

/**
 * The ids of the remote people of a call who have not left, in the order of the invitation. Renders again only when
 * somebody comes or leaves.
 */
export function useParticipants(callId?: SessionId): readonly UserId[] {
  const id = useCallId(callId);
  return useShallowCallState((state) => present(selectCall(state, id)));
}

/** The ids of the remote people who may be heard: of a call that is under way, not of one that rings. */
export function useAudibleParticipants(callId?: SessionId): readonly UserId[] {
  const id = useCallId(callId);
  return useShallowCallState((state) => {
    const call = selectCall(state, id);
    return call && isUnderWay(call) ? present(call) : [];
  });
}

/** One remote person of a call, `null` when they are not in it. Renders again only when they change. */
export function useParticipant(userId: UserId, callId?: SessionId): ParticipantSnapshot | null {
  const id = useCallId(callId);
  return useCallState((state) => selectParticipant(state, id, userId));
}

function present(call: CallSnapshot | null): readonly UserId[] {
  if (!call) return [];
  return call.participantIds.filter((userId) => call.participants[userId]?.state !== 'left');
}
