'use client';
import type { CallSnapshot, SessionId, UserId } from '@parley/core';
import { presentIds } from '@parley/store';
import { useMemo } from 'react';
import { buttonPropsGetter } from '../lib/button-props.js';
import type { GetButtonProps } from '../lib/button-props.js';
import { useCallContext } from '../provider/call-context.js';
import { useCallId, useShallowCallSlice } from './use-call-slice.js';
import { useMessages } from './use-messages.js';

/** Who of the others records a call, and who asks whether they may. */
export interface RecordingNoticeHandle {
  /** Those who record now, also those who have paused. */
  readonly recorderIds: readonly UserId[];
  /** Those who ask, and have no answer yet. */
  readonly askerIds: readonly UserId[];
  /** Those who record this side because it agreed. */
  readonly agreedIds: readonly UserId[];
  /** Answers somebody; it can be answered anew at any time, and then holds from now on. */
  readonly answer: (userId: UserId, agrees: boolean) => void;
  /** For a button that agrees with the first one who asks. */
  readonly getAgreeButtonProps: GetButtonProps;
  /** For a button that declines the first one who asks. */
  readonly getDeclineButtonProps: GetButtonProps;
}

/** The recordings that others make of a call. Whatever shows a call with an interface of its own must show these. */
export function useRecordingNotice(callId?: SessionId): RecordingNoticeHandle {
  const { store } = useCallContext();
  const { agree, decline } = useMessages();
  const id = useCallId(callId);
  const recorderIds = useShallowCallSlice(callId, recorders);
  const askerIds = useShallowCallSlice(callId, askers);
  const agreedIds = useShallowCallSlice(callId, agreed);

  return useMemo(() => {
    const answer = (userId: UserId, agrees: boolean): void => {
      if (id !== null) store.actions.answerRecording(id, userId, agrees);
    };
    const answering = (label: string, agrees: boolean): GetButtonProps =>
      buttonPropsGetter({ 'aria-label': label, disabled: askerIds.length === 0 }, () => {
        const [asker] = askerIds;
        if (asker !== undefined) answer(asker, agrees);
      });
    return {
      recorderIds,
      askerIds,
      agreedIds,
      answer,
      getAgreeButtonProps: answering(agree, true),
      getDeclineButtonProps: answering(decline, false),
    };
  }, [store, id, recorderIds, askerIds, agreedIds, agree, decline]);
}

type Recording = NonNullable<CallSnapshot['participants'][UserId]['recording']>;

function those(call: CallSnapshot | null, is: (recording: Recording) => boolean): readonly UserId[] {
  if (!call) return [];
  return presentIds(call).filter((userId) => {
    const recording = call.participants[userId]?.recording;
    return recording ? is(recording) : false;
  });
}

function recorders(call: CallSnapshot | null): readonly UserId[] {
  return those(call, ({ state }) => state !== 'asking');
}

function askers(call: CallSnapshot | null): readonly UserId[] {
  return those(call, ({ asksConsent, answer }) => asksConsent && answer === null);
}

function agreed(call: CallSnapshot | null): readonly UserId[] {
  return those(call, ({ asksConsent, answer }) => asksConsent && answer === 'agreed');
}
