'use client';
import { meterTrack } from '@parley/core';
import type { SessionId, UserId } from '@parley/core';
import { useCallback } from 'react';
import { useCallContext } from '../provider/call-context.js';
import { useCallId, useCallState } from './use-call-slice.js';

/** Takes a level (0 to 1), outside React. */
export type ShowLevel = (level: number, isClipping?: boolean) => void;

/** Begins to tell levels. Stable while they are of the same. @returns ends that */
export type FollowLevel = (show: ShowLevel) => (() => void) | undefined;

/** The levels of a local track; without one, none. */
export function useTrackSource(track: MediaStreamTrack | null): FollowLevel {
  return useCallback(
    (show) => (track ? meterTrack(track, ({ level, isClipping }) => show(level, isClipping)) : undefined),
    [track],
  );
}

/**
 * The levels of somebody in a call.
 *
 * @param givenId - default: oneself
 */
export function usePersonSource(
  givenId: UserId | undefined,
  callId: SessionId | undefined,
): readonly [userId: UserId | null, follow: FollowLevel] {
  const { store } = useCallContext();
  const id = useCallId(callId);
  const self = useCallState(({ connection }) => connection.userId);
  const userId = givenId ?? self;
  const follow = useCallback<FollowLevel>(
    (show) => {
      const levels = id === null ? null : store.levelsOf(id);
      if (!levels || userId === null) return undefined;
      show(levels.get(userId));
      return levels.on(userId, (level) => show(level));
    },
    [store, id, userId],
  );
  return [userId, follow];
}
