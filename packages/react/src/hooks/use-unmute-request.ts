'use client';
import type { SessionId, UserId } from '@parley/core';
import { useMemo } from 'react';
import { buttonPropsGetter } from '../lib/button-props.js';
import type { GetButtonProps } from '../lib/button-props.js';
import { useCallActions } from './use-call-actions.js';
import { useCallSlice } from './use-call-slice.js';
import { useMessages } from './use-messages.js';

/** Who asks this person to unmute, and the two answers. */
export interface UnmuteRequestHandle {
  /** Who asks, in the order of their asking. */
  readonly requesterIds: readonly UserId[];
  /** A yes switches the microphone on; a no is told to nobody. Never rejects: see `useMicrophone().error`. */
  readonly answer: (accept: boolean) => Promise<void>;
  readonly getUnmuteButtonProps: GetButtonProps;
  readonly getDeclineButtonProps: GetButtonProps;
}

/** The question to unmute. Nobody's microphone is switched on but by themselves. */
export function useUnmuteRequest(callId?: SessionId): UnmuteRequestHandle {
  const requesterIds = useCallSlice(callId, (call) => call?.unmuteRequesterIds ?? nobody);
  const { answerUnmuteRequest: answer } = useCallActions(callId);
  const { unmute, notNow } = useMessages();
  return useMemo(() => {
    const disabled = requesterIds.length === 0;
    return {
      requesterIds,
      answer,
      getUnmuteButtonProps: buttonPropsGetter({ 'aria-label': unmute, disabled }, () => answer(true)),
      getDeclineButtonProps: buttonPropsGetter({ 'aria-label': notNow, disabled }, () => answer(false)),
    };
  }, [requesterIds, answer, unmute, notNow]);
}

const nobody: readonly UserId[] = [];
