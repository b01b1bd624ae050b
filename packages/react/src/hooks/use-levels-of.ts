'use client';
import type { AudioLevels, SessionId, UserId } from '@parley/core';
import { useCallContext } from '../provider/call-context.js';
import { useCallId, useCallState } from './use-call-slice.js';

/** Where to listen to somebody, for what shows levels without rendering. */
export interface LevelsHandle {
  /** Whose levels they are; `null` before the first sign-in. */
  readonly userId: UserId | null;
  /** `null` when there is no such call. */
  readonly levels: AudioLevels | null;
}

/** @param userId - default: oneself */
export function useLevelsOf(userId: UserId | undefined, callId: SessionId | undefined): LevelsHandle {
  const { store } = useCallContext();
  const id = useCallId(callId);
  const self = useCallState(({ connection }) => connection.userId);
  return { userId: userId ?? self, levels: id === null ? null : store.levelsOf(id) };
}
