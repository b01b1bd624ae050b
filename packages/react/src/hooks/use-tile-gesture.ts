'use client';
import type { CallSnapshot, ParticipantSnapshot, SessionId, UserId } from '@parley/core';
import { useCallSlice } from './use-call-slice.js';

/** Where somebody's gestures are told. */
type Source = Pick<CallSnapshot & ParticipantSnapshot, 'handOrder' | 'reaction'>;

/** One gesture of somebody in the call, or of oneself. */
export function useTileGesture<Gesture>(
  userId: UserId,
  callId: SessionId | undefined,
  read: (source: Source) => Gesture,
): Gesture {
  return useCallSlice(callId, (call, { connection }) =>
    read((userId === connection.userId ? call : call?.participants[userId]) ?? nothing),
  );
}

const nothing: Source = { handOrder: null, reaction: null };
