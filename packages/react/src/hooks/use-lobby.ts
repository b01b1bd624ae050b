'use client';
import type { CallType, DevicePreview, SessionId, UserId } from '@parley/core';
import { selectCall } from '@parley/store';
import { useMemo } from 'react';
import { buttonPropsGetter } from '../lib/button-props.js';
import type { GetButtonProps } from '../lib/button-props.js';
import { useCallContext } from '../provider/call-context.js';
import { acceptCall } from './call-handle.js';
import { useCallState } from './use-call-slice.js';
import { useDevicePreview } from './use-device-preview.js';
import type { DevicePreviewHandle } from './use-device-preview.js';
import { useDisplayNames } from './use-display-name.js';
import { useLobbyMessages } from './use-lobby-messages.js';
import { useMessages } from './use-messages.js';

/** What the lobby is for: nobody, somebody to call, or a call to answer. */
export interface LobbyOptions {
  /** Whom to call. Keep an array stable. */
  readonly userIds?: UserId | readonly UserId[] | undefined;
  /** The ringing call to answer; it goes before `userIds`. */
  readonly callId?: SessionId | undefined;
  /** With the camera. Default: true, or as the ringing call. */
  readonly video?: boolean | undefined;
  /**
   * Told when the person goes on: the call has begun, or was answered, and has the preview; where there is nobody to
   * call, the app does with the preview what it likes.
   */
  readonly onJoin?: ((preview: DevicePreview) => void) | undefined;
}

/** What the button of a lobby does. */
export type LobbyPurpose = 'call' | 'answer' | 'check';

/** What is looked at before a call, and how to go on. */
export interface LobbyHandle extends DevicePreviewHandle {
  readonly purpose: LobbyPurpose;
  readonly callType: CallType;
  /** Who is called, or calls. */
  readonly userIds: readonly UserId[];
  readonly names: readonly string[];
  /** "Video call with Bob", "Incoming video call from Bob", "Camera and microphone". */
  readonly label: string;
  /** False while signaling is away, and when the call rings no more. */
  readonly canJoin: boolean;
  /** Calls or answers, with microphone and camera as they are. Nothing happens while it cannot be done. */
  readonly join: () => void;
  /** For the button that goes on: "Start call", "Answer", "Done". */
  readonly getJoinProps: GetButtonProps;
}

/** Looks at one's own microphone and camera before calling or answering, and goes on with them as they are. */
export function useLobby({ userIds: given, callId, video, onJoin }: LobbyOptions = {}): LobbyHandle {
  const { store } = useCallContext();
  const messages = useMessages();
  const { callWhom, checkDevices, startCall, answerCall, done } = useLobbyMessages();
  const ringing = useCallState((state) => {
    const call = selectCall(state, callId ?? null);
    return call?.state === 'ringing' ? call : null;
  });
  const isOnline = useCallState((state) => state.connection.state === 'online');
  const purpose: LobbyPurpose = callId === undefined ? (given === undefined ? 'check' : 'call') : 'answer';
  const callType = (ringing?.callType === 'audio' ? false : (video ?? true)) ? 'video' : 'audio';
  const callerId = ringing?.initiatorId;
  const userIds = useMemo(() => {
    if (purpose === 'answer') return callerId === undefined ? nobody : [callerId];
    return [given ?? nobody].flat();
  }, [purpose, callerId, given]);
  const names = useDisplayNames(userIds, callId);
  const devices = useDevicePreview({ video: callType === 'video' });
  const { preview } = devices;
  const canJoin = { call: isOnline && userIds.length > 0, answer: ringing !== null, check: true }[purpose];
  const label = {
    call: callWhom(callType, names),
    answer: messages.incomingCall(callType, names),
    check: checkDevices,
  }[purpose];
  const press = { call: startCall, answer: answerCall, check: done }[purpose];

  const actions = useMemo(() => {
    const join = (): void => {
      if (!canJoin) return;
      if (purpose === 'call') store.actions.call(userIds, { video: callType === 'video', preview });
      if (purpose === 'answer' && callId !== undefined) acceptCall(store, callId, { preview });
      onJoin?.(preview);
    };
    return { join, getJoinProps: buttonPropsGetter({ 'aria-label': press, disabled: !canJoin }, join) };
  }, [store, canJoin, purpose, userIds, callType, callId, preview, onJoin, press]);

  return useMemo(
    () => ({ ...devices, purpose, callType, userIds, names, label, canJoin, ...actions }),
    [devices, purpose, callType, userIds, names, label, canJoin, actions],
  );
}

const nobody: readonly UserId[] = [];
