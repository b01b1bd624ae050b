'use client';
import { createDevicePreview } from '@parley/core';
import type { DevicePreview } from '@parley/core';
import { isSourceOn } from '@parley/store';
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { settle } from '../lib/settle.js';
import { useCallClient } from './use-call-client.js';
import { useDevice } from './use-device.js';
import type { DeviceHandle } from './use-device.js';
import { useMessages } from './use-messages.js';

/** What to preview. */
export interface DevicePreviewHookOptions {
  /** With the camera. Default true. */
  readonly video?: boolean | undefined;
  /** Default true; false captures nothing. */
  readonly isOn?: boolean | undefined;
}

/** One's own microphone and camera outside a call. */
export interface DevicePreviewHandle {
  readonly microphone: DeviceHandle;
  readonly camera: DeviceHandle;
  /** For the call that follows: `call('bob', { preview })`, `accept({ preview })`. */
  readonly preview: DevicePreview;
}

/**
 * Captures microphone and camera while it is mounted, outside of any call, and releases them afterwards; a call that is
 * given `preview` goes on with them. Whether they are on is remembered.
 */
export function useDevicePreview({
  video = true,
  isOn = true,
}: DevicePreviewHookOptions = {}): DevicePreviewHandle {
  const { devices } = useCallClient();
  const messages = useMessages();
  const preview = useMemo(() => createDevicePreview(devices), [devices]);
  const follow = useCallback((listener: () => void) => preview.on('change', listener), [preview]);
  const read = (): DevicePreview['snapshot'] => preview.snapshot;
  const { audio, video: picture } = useSyncExternalStore(follow, read, read);

  useEffect(
    function capture() {
      if (!isOn) return undefined;
      void preview.start({ video });
      return () => preview.close();
    },
    [preview, video, isOn],
  );

  const actions = useMemo(() => {
    const setMicrophoneEnabled = (enabled: boolean): Promise<void> =>
      settle(preview.setMicrophoneEnabled(enabled));
    const setCameraEnabled = (enabled: boolean): Promise<void> => settle(preview.setCameraEnabled(enabled));
    return {
      setMicrophoneEnabled,
      setCameraEnabled,
      toggleMicrophone: () => setMicrophoneEnabled(!isSourceOn(preview.snapshot.audio)),
      toggleCamera: () => setCameraEnabled(!isSourceOn(preview.snapshot.video)),
    };
  }, [preview]);

  const { deviceProblem } = messages;
  const microphone = useDevice(
    audio,
    isOn,
    actions.toggleMicrophone,
    actions.setMicrophoneEnabled,
    messages.microphone,
    audio.error && deviceProblem('microphone', audio.error.code),
  );
  const camera = useDevice(
    picture,
    isOn && video,
    actions.toggleCamera,
    actions.setCameraEnabled,
    messages.camera,
    picture.error && deviceProblem('camera', picture.error.code),
  );
  return useMemo(() => ({ microphone, camera, preview }), [microphone, camera, preview]);
}
