'use client';
import type { LocalSourceSnapshot, SessionId } from '@parley/core';
import { isSourceOn } from '@parley/store';
import { useMemo } from 'react';
import { useCallActions } from './use-call.js';
import { useLocalAudio, useLocalScreen, useLocalVideo } from './use-local-media.js';

/** One device of this side: how it stands, and how to switch it. */
export interface DeviceHandle extends LocalSourceSnapshot {
  /** It is wanted and has not failed: what a toggle shows as pressed. */
  readonly isOn: boolean;
  /** Never rejects: what went wrong is in `error`. */
  readonly toggle: () => Promise<void>;
  /** Never rejects: what went wrong is in `error`. */
  readonly setEnabled: (enabled: boolean) => Promise<void>;
}

/** The microphone in a call. */
export function useMicrophone(callId?: SessionId): DeviceHandle {
  const source = useLocalAudio(callId);
  const { toggleMicrophone, setMicrophoneEnabled } = useCallActions(callId);
  return useDevice(source, toggleMicrophone, setMicrophoneEnabled);
}

/** The camera in a call. */
export function useCamera(callId?: SessionId): DeviceHandle {
  const source = useLocalVideo(callId);
  const { toggleCamera, setCameraEnabled } = useCallActions(callId);
  return useDevice(source, toggleCamera, setCameraEnabled);
}

/** The shared screen in a call. */
export function useScreenShare(callId?: SessionId): DeviceHandle {
  const source = useLocalScreen(callId);
  const { toggleScreenShare, setScreenShareEnabled } = useCallActions(callId);
  return useDevice(source, toggleScreenShare, setScreenShareEnabled);
}

function useDevice(
  source: LocalSourceSnapshot,
  toggle: DeviceHandle['toggle'],
  setEnabled: DeviceHandle['setEnabled'],
): DeviceHandle {
  return useMemo(
    () => ({ ...source, isOn: isSourceOn(source), toggle, setEnabled }),
    [source, toggle, setEnabled],
  );
}
