'use client';
import type { SessionId } from '@parley/core';
import type { ReactElement } from 'react';
import { useScreenShare } from '../hooks/use-device.js';
import { useMessages } from '../hooks/use-messages.js';
import { ScreenIcon } from '../icons/icons.js';
import { DeviceButton } from './control-button.js';
import type { ControlButtonProps, DeviceButtonState } from './control-button.js';

/** What `ScreenShareButton` is given; everything else goes to its `<button>`. */
export interface ScreenShareButtonProps extends ControlButtonProps<DeviceButtonState> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
}

/**
 * Shares a screen, and stops that. `children` replace the icon and the label. Not shown where the browser cannot share
 * a screen, and in an audio call, which has no place for one.
 *
 * Attributes: `aria-pressed`, `data-on`, `data-status` (`off`, `starting`, `live`, `failed`).
 */
export function ScreenShareButton({ callId, ...props }: ScreenShareButtonProps): ReactElement | null {
  const handle = useScreenShare(callId);
  const { screenShare } = useMessages();
  if (!handle.isAvailable) return null;
  return (
    <DeviceButton
      {...props}
      device="screen"
      label={screenShare}
      handle={handle}
      OnIcon={ScreenIcon}
      OffIcon={ScreenIcon}
    />
  );
}
