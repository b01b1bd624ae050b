'use client';
import type { AcceptOptions, CallType, LeaveOptions, SessionId, UserId } from '@parley/core';
import { isSourceOn, selectCall, selectIncomingCallIds } from '@parley/store';
import { useContext, useMemo } from 'react';
import type { ComponentProps, KeyboardEvent } from 'react';
import { buttonPropsGetter } from '../lib/button-props.js';
import type { GetButtonProps } from '../lib/button-props.js';
import { activeCalls, canHoldAll, holdAllBut } from '../lib/holding.js';
import { chain } from '../lib/merge-props.js';
import { CallScopeContext, useCallContext } from '../provider/call-context.js';
import { acceptCall } from './call-handle.js';
import { useShallowCallState } from './use-call-slice.js';
import { useDisplayNames } from './use-display-name.js';
import { useMessages } from './use-messages.js';

/** The props of any element that serves as a dialog. */
type DialogProps = Omit<ComponentProps<'div'>, 'ref'>;

/** What is known of a ringing call, and what can be done with it. */
export interface IncomingCallHandle {
  /** The ringing call, `null` when none rings. */
  readonly id: SessionId | null;
  /** All that ring, oldest first. */
  readonly ids: readonly SessionId[];
  readonly callerId: UserId | null;
  /** Everybody else in it, the caller among them. */
  readonly participantIds: readonly UserId[];
  readonly callType: CallType | null;
  /** When it began to ring, in ms since the epoch. */
  readonly startedAt: number | null;
  /** True once it should ring no more. */
  readonly isSilenced: boolean;
  /** True while another call is under way and not on hold, which accepting this one ends. */
  readonly isBusy: boolean;
  /** True while that one can be held instead: with the client's option `callWaiting`, once it is connected. */
  readonly canHold: boolean;
  /** "Incoming video call from Bob"; empty when none rings. */
  readonly label: string;
  /** Answers it, and leaves every other call that is under way and not on hold. */
  readonly accept: (options?: AcceptOptions) => void;
  /**
   * Answers it, and holds the other call. Nothing happens while that cannot be held.
   * Default: with the camera when it is a video call and the camera is on in the other one.
   */
  readonly holdAndAccept: (options?: AcceptOptions) => void;
  readonly reject: (options?: LeaveOptions) => void;
  /** It rings no more here, and can still be answered. */
  readonly silence: () => void;
  /** For the element around it all: an `alertdialog` with the label, where Escape silences. Focus it yourself. */
  readonly getDialogProps: (given?: DialogProps) => DialogProps;
  /** For a `<button>` that answers a call as it was meant: with the camera when it is a video call. */
  readonly getAcceptProps: GetButtonProps;
  /** For a `<button>` that answers with the microphone only. */
  readonly getAcceptAudioProps: GetButtonProps;
  /** For a `<button>` that holds the other call and answers, while `canHold`. */
  readonly getHoldAndAcceptProps: GetButtonProps;
  /** For a `<button>` that ends the other call and answers, the camera as with the one before. */
  readonly getEndAndAcceptProps: GetButtonProps;
  readonly getDeclineProps: GetButtonProps;
  /** For a `<button>` that silences, for those without an Escape key. */
  readonly getSilenceProps: GetButtonProps;
}

/** A ringing call: that of the component around while it rings, else the oldest, unless an id says otherwise. */
export function useIncomingCall(id?: SessionId): IncomingCallHandle {
  const { store } = useCallContext();
  const scope = useContext(CallScopeContext);
  const messages = useMessages();
  const wanted = id ?? scope;
  const ids = useShallowCallState(selectIncomingCallIds);
  const callId = (wanted !== null && ids.includes(wanted) ? wanted : ids[0]) ?? null;
  const facts = useShallowCallState((state) => {
    const call = selectCall(state, callId);
    const active = activeCalls(state);
    return {
      callerId: call?.initiatorId ?? null,
      participantIds: call?.participantIds ?? nobody,
      callType: call?.callType ?? null,
      startedAt: call?.startedAt ?? null,
      isSilenced: callId !== null && state.silencedIds.includes(callId),
      isBusy: active.length > 0,
      canHold: active.length > 0 && store.client.callWaiting && canHoldAll(active),
    };
  });
  const { callerId, callType } = facts;
  const names = useDisplayNames(callerId === null ? nobody : [callerId], callId ?? undefined);
  const label = callType === null ? '' : messages.incomingCall(callType, names);

  const actions = useMemo(() => {
    const isRinging = (): boolean => selectCall(store.getState(), callId)?.state === 'ringing';
    // In the middle of another call nobody thinks of the camera: it is as it was.
    const asBefore = (): AcceptOptions => {
      const state = store.getState();
      const isVideo = selectCall(state, callId)?.callType === 'video';
      return { video: isVideo && activeCalls(state).some(({ local }) => isSourceOn(local.video)) };
    };
    return {
      holdAndAccept: (options: AcceptOptions = asBefore()) => {
        if (callId !== null && isRinging() && holdAllBut(store, callId)) acceptCall(store, callId, options);
      },
      endAndAccept: () => {
        if (callId !== null && isRinging()) acceptCall(store, callId, asBefore());
      },
      accept: (options?: AcceptOptions) => {
        if (callId !== null && isRinging()) acceptCall(store, callId, options);
      },
      reject: (options?: LeaveOptions) => {
        if (callId !== null && isRinging()) store.actions.reject(callId, options);
      },
      silence: () => {
        if (callId !== null) store.actions.silence(callId);
      },
    };
  }, [store, callId]);

  return useMemo(() => {
    const { endAndAccept, ...shown } = actions;
    const { accept, holdAndAccept, reject, silence } = shown;
    const { acceptWithVideo, acceptWithAudio, decline, silence: silenceLabel } = messages;
    const isVideo = callType === 'video';
    const onKeyDown = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') silence();
    };
    return {
      id: callId,
      ids,
      ...facts,
      label,
      ...shown,
      getDialogProps: (given) => ({
        role: 'alertdialog',
        'aria-label': label,
        tabIndex: -1,
        ...given,
        onKeyDown: chain(given?.onKeyDown, onKeyDown),
      }),
      getAcceptProps: buttonPropsGetter({ 'aria-label': isVideo ? acceptWithVideo : acceptWithAudio }, () =>
        accept({ video: isVideo }),
      ),
      getAcceptAudioProps: buttonPropsGetter({ 'aria-label': acceptWithAudio }, () =>
        accept({ video: false }),
      ),
      getHoldAndAcceptProps: buttonPropsGetter({ 'aria-label': messages.holdAndAnswer }, () =>
        holdAndAccept(),
      ),
      getEndAndAcceptProps: buttonPropsGetter({ 'aria-label': messages.endAndAnswer }, endAndAccept),
      getDeclineProps: buttonPropsGetter({ 'aria-label': decline }, () => reject()),
      getSilenceProps: buttonPropsGetter({ 'aria-label': silenceLabel }, silence),
    };
  }, [callId, ids, facts, callType, label, actions, messages]);
}

const nobody: readonly UserId[] = [];
