'use client';
import type { CallSnapshot, ParticipantSnapshot, SessionId, UserId } from '@parley/core';
import { presentIds } from '@parley/store';
import { useCallSlice, useShallowCallSlice } from './use-call-slice.js';

/**
 * The ids of the remote people of a call who have not left, in the order of the invitation. Renders again only when
 * somebody comes or leaves.
 */
export function useParticipants(callId?: SessionId): readonly UserId[] {
  return useShallowCallSlice(callId, present);
}

/** One remote person of a call, `null` when they are not in it. Renders again only when they change. */
export function useParticipant(userId: UserId, callId?: SessionId): ParticipantSnapshot | null {
  return useCallSlice(callId, (call) => call?.participants[userId] ?? null);
}

function present(call: CallSnapshot | null): readonly UserId[] {
  return call ? presentIds(call) : nobody;
}

const nobody: readonly UserId[] = [];
