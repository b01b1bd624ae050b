'use client';
import type { SessionId } from '@parley/core';
import type { ReactElement } from 'react';
import { useCallSlice } from '../hooks/use-call-slice.js';
import { useCamera } from '../hooks/use-device.js';
import { useMessages } from '../hooks/use-messages.js';
import { CameraIcon, CameraOffIcon } from '../icons/icons.js';
import { DeviceButton } from './control-button.js';
import type { ControlButtonProps, DeviceButtonState } from './control-button.js';

/** What `CameraButton` is given; everything else goes to its `<button>`. */
export interface CameraButtonProps extends ControlButtonProps<DeviceButtonState> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
}

/**
 * Turns the camera on and off. `children` replace the icon and the label. An audio call has no place for a
 * picture: there it is not shown.
 *
 * Attributes: `aria-pressed`, `data-on`, `data-status` (`off`, `starting`, `live`, `failed`).
 */
export function CameraButton({ callId, ...props }: CameraButtonProps): ReactElement | null {
  const handle = useCamera(callId);
  const { camera } = useMessages();
  const isAudioCall = useCallSlice(callId, (call) => call?.callType === 'audio');
  if (isAudioCall) return null;
  return (
    <DeviceButton
      {...props}
      device="camera"
      label={camera}
      action="camera"
      handle={handle}
      OnIcon={CameraIcon}
      OffIcon={CameraOffIcon}
    />
  );
}
