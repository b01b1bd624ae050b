'use client';
import type { SessionId, UserId } from '@parley/core';
import type { RefObject } from 'react';
import { useEffect } from 'react';
import { levelWriter } from '../lib/write-level.js';
import { useCallContext } from '../provider/call-context.js';
import { useCallId } from './use-call-slice.js';

/**
 * Writes how loud somebody is to an element, as the custom property `--parley-level` (0 to 1), at most ten times a
 * second and without rendering anything. The kit's stylesheet keeps it from being inherited: style that element by it.
 */
export function useAudioLevel(ref: RefObject<HTMLElement | null>, userId: UserId, callId?: SessionId): void {
  useLevel(ref, levelWriter, userId, callId);
}

/**
 * Hands every level of somebody to what `writerFor` makes for an element, without rendering anything.
 *
 * @param writerFor - always the same function
 */
export function useLevel(
  ref: RefObject<HTMLElement | null>,
  writerFor: (element: HTMLElement) => (level: number) => void,
  userId: UserId,
  callId?: SessionId,
): void {
  const { store } = useCallContext();
  const id = useCallId(callId);

  useEffect(
    function showLevel() {
      const levels = id === null ? null : store.levelsOf(id);
      const element = ref.current;
      if (!levels || !element) return undefined;
      const show = writerFor(element);
      show(levels.get(userId));
      return levels.on(userId, show);
    },
    [store, id, ref, writerFor, userId],
  );
}
