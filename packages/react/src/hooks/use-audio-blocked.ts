'use client';
import type { SessionId, UserId } from '@parley/core';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { audioGateOf } from '../lib/audio-gate.js';
import { buttonPropsGetter } from '../lib/button-props.js';
import type { GetButtonProps } from '../lib/button-props.js';
import { useCallContext } from '../provider/call-context.js';
import { useDisplayName } from './use-display-name.js';
import { useMessages } from './use-messages.js';

/** Whether somebody's sound is held back, and what to do about it. */
export interface AudioBlockedHandle {
  /** The browser plays no sound of theirs until the person touches the page. */
  readonly isBlocked: boolean;
  /** "Tap to hear …", with their name. */
  readonly label: string;
  /** Plays everybody who is held back: call it when the page is touched. Never throws. */
  readonly play: () => void;
  /** For a `<button>` that plays, with that label. */
  readonly getButtonProps: GetButtonProps;
}

/**
 * Whether the browser holds back somebody's sound, which an `AudioRenderer` plays. While this is mounted, the renderer
 * leaves it to you to offer a button, and offers none of its own for them.
 */
export function useAudioBlocked(userId: UserId, callId?: SessionId): AudioBlockedHandle {
  const gate = audioGateOf(useCallContext().store);
  const { tapToHearPerson } = useMessages();
  const label = tapToHearPerson(useDisplayName(userId, callId));
  const isBlocked = useIsAudioBlocked(userId);

  return useMemo(
    () => ({
      isBlocked,
      label,
      play: gate.playAll,
      getButtonProps: buttonPropsGetter({ 'aria-label': label }, gate.playAll),
    }),
    [isBlocked, gate, label],
  );
}

/** Only whether it is held back; while this is mounted, the renderer leaves it to you to offer a button. */
export function useIsAudioBlocked(userId: UserId): boolean {
  const gate = audioGateOf(useCallContext().store);
  useEffect(
    function offer() {
      return gate.offer(userId);
    },
    [gate, userId],
  );
  return useSyncExternalStore(
    gate.subscribe,
    () => gate.isBlocked(userId),
    () => false,
  );
}
