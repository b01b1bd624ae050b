'use client';
import type { SessionId } from '@parley/core';
import type { ReactElement } from 'react';
import { useCallSlice } from '../hooks/use-call-slice.js';
import { useCamera } from '../hooks/use-device.js';
import { useMessages } from '../hooks/use-messages.js';
import { CameraIcon, CameraOffIcon } from '../icons/icons.js';
import { mayShowPicture } from '../lib/may-show-picture.js';
import { present } from '../lib/presence.js';
import { DeviceButton } from './control-button.js';
import type { ControlButtonProps, DeviceButtonState } from './control-button.js';

/** What `CameraButton` is given; everything else goes to its `<button>`. */
export interface CameraButtonProps extends ControlButtonProps<DeviceButtonState> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
}

/**
 * Turns the camera on and off. `children` replace the icon and the label. In an audio call it asks the others for
 * pictures, and takes that back; it is not shown where nobody can be asked.
 *
 * Attributes: `aria-pressed`, `data-asks` (in an audio call), `data-on`, `data-status` (`off`, `starting`, `live`,
 * `failed`).
 */
export function CameraButton({ callId, ...props }: CameraButtonProps): ReactElement | null {
  const handle = useCamera(callId);
  const { camera } = useMessages();
  const hasNoPlace = useCallSlice(callId, (call) => call?.callType === 'audio' && !mayShowPicture(call));
  const asks = useCallSlice(callId, (call) => call !== null && !call.isVideo);
  if (hasNoPlace) return null;
  return (
    <DeviceButton
      data-asks={present(asks)}
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
