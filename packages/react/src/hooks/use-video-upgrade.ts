'use client';
import type { CallSnapshot, SessionId, UserId, VideoRefusal } from '@parley/core';
import { useMemo } from 'react';
import { buttonPropsGetter } from '../lib/button-props.js';
import type { GetButtonProps } from '../lib/button-props.js';
import { useCallActions } from './use-call-actions.js';
import { useCallSlice, useShallowCallSlice } from './use-call-slice.js';
import { useMessages } from './use-messages.js';

/** Pictures in a call that began as audio: where asking for them stands, and what can be done. */
export interface VideoUpgradeHandle {
  /** Whether pictures have a place in the call now; true in every video call. */
  readonly isVideo: boolean;
  /** Whether anybody can be asked: in an audio call with others on Parley who do not see us yet. */
  readonly canRequest: boolean;
  /** Whether it can go back to audio: it began as audio, and has video now. */
  readonly canEnd: boolean;
  /** `outgoing`: we asked and wait; `incoming`: somebody asks us. */
  readonly request: CallSnapshot['videoRequest'];
  /** Who asks us. */
  readonly requesterIds: readonly UserId[];
  /** Why there are no pictures although we asked last. */
  readonly refusal: VideoRefusal | null;
  /** Opens our camera and asks the others; agrees when they ask already. Never rejects: see `useCamera().error`. */
  readonly requestVideo: () => Promise<void>;
  /** Answers whoever asks; with a yes our camera opens. Never rejects: see `useCamera().error`. */
  readonly answer: (accept: boolean) => Promise<void>;
  /** Back to audio, for the others too, or not to ask any more. */
  readonly endVideo: () => void;
  readonly getRequestButtonProps: GetButtonProps;
  readonly getAcceptButtonProps: GetButtonProps;
  readonly getDeclineButtonProps: GetButtonProps;
  readonly getEndButtonProps: GetButtonProps;
}

/** Turns an audio call into a video call, with consent, and back. */
export function useVideoUpgrade(callId?: SessionId): VideoUpgradeHandle {
  const facts = useShallowCallSlice(callId, factsOf);
  const requesterIds = useCallSlice(callId, (call) => call?.videoRequesterIds ?? nobody);
  const { requestVideo, answerVideoRequest: answer, endVideo } = useCallActions(callId);
  const { turnOnVideo, decline, backToAudio } = useMessages();

  return useMemo(() => {
    const { canRequest, canEnd, request } = facts;
    const isAsked = request === 'incoming';
    const button = (label: string, isEnabled: boolean, press: () => unknown): GetButtonProps =>
      buttonPropsGetter({ 'aria-label': label, disabled: !isEnabled }, press);
    return {
      ...facts,
      requesterIds,
      requestVideo,
      answer,
      endVideo,
      getRequestButtonProps: button(turnOnVideo, canRequest || isAsked, requestVideo),
      getAcceptButtonProps: button(turnOnVideo, isAsked, () => answer(true)),
      getDeclineButtonProps: button(decline, isAsked, () => answer(false)),
      getEndButtonProps: button(backToAudio, canEnd, endVideo),
    };
  }, [facts, requesterIds, requestVideo, answer, endVideo, turnOnVideo, decline, backToAudio]);
}

const nobody: readonly UserId[] = [];

function factsOf(
  call: CallSnapshot | null,
): Pick<VideoUpgradeHandle, 'isVideo' | 'canRequest' | 'canEnd' | 'request' | 'refusal'> {
  return {
    isVideo: call?.isVideo ?? false,
    canRequest: call?.canRequestVideo ?? false,
    canEnd: call !== null && call.isVideo && call.callType === 'audio',
    request: call?.videoRequest ?? 'none',
    refusal: call?.videoRefusal ?? null,
  };
}
