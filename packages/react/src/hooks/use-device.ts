'use client';
import type { CallSnapshot, LocalSourceSnapshot, SessionId } from '@parley/core';
import { isSourceOn } from '@parley/store';
import { useMemo } from 'react';
import { buttonPropsGetter } from '../lib/button-props.js';
import type { GetButtonProps } from '../lib/button-props.js';
import { mayShowPicture } from '../lib/may-show-picture.js';
import { useCallSlice, useCallState } from './use-call-slice.js';
import { useCallActions } from './use-call-actions.js';
import { useLocalAudio, useLocalScreen, useLocalVideo } from './use-local-media.js';
import { useMessages } from './use-messages.js';

/** One device of this side: how it stands, and how to switch it. */
export interface DeviceHandle extends LocalSourceSnapshot {
  /** It is wanted and has not failed: what a toggle shows as pressed. */
  readonly isOn: boolean;
  /**
   * False without a call, for a screen in an audio call, for a camera there when nobody can be asked for pictures, and
   * where the browser cannot share a screen.
   */
  readonly isAvailable: boolean;
  /** Never rejects: what went wrong is in `error`. */
  readonly toggle: () => Promise<void>;
  /** Never rejects: what went wrong is in `error`. */
  readonly setEnabled: (enabled: boolean) => Promise<void>;
  /**
   * For a toggle: a name that never changes, `aria-pressed`, `aria-busy` while it starts, a description of what went
   * wrong, `disabled` while it is not available.
   */
  readonly getButtonProps: GetButtonProps;
}

/** The microphone in a call. */
export function useMicrophone(callId?: SessionId): DeviceHandle {
  const source = useLocalAudio(callId);
  const { toggleMicrophone, setMicrophoneEnabled } = useCallActions(callId);
  const isAvailable = useCallSlice(callId, isLive);
  const { microphone, deviceProblem } = useMessages();
  const problem = source.error && deviceProblem('microphone', source.error.code);
  return useDevice(source, isAvailable, toggleMicrophone, setMicrophoneEnabled, microphone, problem);
}

/** The camera in a call. In an audio call to switch it on asks the others for pictures, and off takes that back. */
export function useCamera(callId?: SessionId): DeviceHandle {
  const source = useLocalVideo(callId);
  const { toggleCamera, setCameraEnabled } = useCallActions(callId);
  const isAvailable = useCallSlice(callId, isLiveWithCamera);
  const { camera, deviceProblem } = useMessages();
  const problem = source.error && deviceProblem('camera', source.error.code);
  return useDevice(source, isAvailable, toggleCamera, setCameraEnabled, camera, problem);
}

/** The shared screen in a call. */
export function useScreenShare(callId?: SessionId): DeviceHandle {
  const source = useLocalScreen(callId);
  const { toggleScreenShare, setScreenShareEnabled } = useCallActions(callId);
  const isVideo = useCallSlice(callId, isLiveVideo);
  const canShare = useCallState((state) => state.devices.canShareScreen);
  const { screenShare, shareProblem } = useMessages();
  const problem = source.error && shareProblem(source.error.code);
  const isAvailable = isVideo && canShare;
  return useDevice(source, isAvailable, toggleScreenShare, setScreenShareEnabled, screenShare, problem);
}

function isLive(call: CallSnapshot | null): boolean {
  return call !== null && call.state !== 'ended';
}

function isLiveVideo(call: CallSnapshot | null): boolean {
  return isLive(call) && call?.isVideo === true;
}

function isLiveWithCamera(call: CallSnapshot | null): boolean {
  return isLive(call) && mayShowPicture(call);
}

/** Makes a handle of a source and of how to switch it. */
export function useDevice(
  source: LocalSourceSnapshot,
  isAvailable: boolean,
  toggle: DeviceHandle['toggle'],
  setEnabled: DeviceHandle['setEnabled'],
  label: string,
  problem: string | null,
): DeviceHandle {
  return useMemo(() => {
    const isOn = isSourceOn(source);
    const aria = {
      'aria-label': label,
      'aria-pressed': isOn,
      'aria-busy': source.status === 'starting' || undefined,
      'aria-description': problem ?? undefined,
      disabled: !isAvailable,
    } as const;
    return {
      ...source,
      isOn,
      isAvailable,
      toggle,
      setEnabled,
      getButtonProps: buttonPropsGetter(aria, toggle),
    };
  }, [source, isAvailable, toggle, setEnabled, label, problem]);
}
