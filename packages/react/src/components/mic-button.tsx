'use client';
import type { SessionId } from '@parley/core';
import type { ReactElement } from 'react';
import { useMicrophone } from '../hooks/use-device.js';
import { useMessages } from '../hooks/use-messages.js';
import { MicIcon, MicOffIcon } from '../icons/icons.js';
import { DeviceButton } from './control-button.js';
import type { ControlButtonProps, DeviceButtonState } from './control-button.js';

/** What `MicButton` is given; everything else goes to its `<button>`. */
export interface MicButtonProps extends ControlButtonProps<DeviceButtonState> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
}

/**
 * Mutes and unmutes. `children` replace the icon and the label.
 *
 * Attributes: `aria-pressed`, `data-on`, `data-status` (`off`, `starting`, `live`, `failed`).
 */
export function MicButton({ callId, ...props }: MicButtonProps): ReactElement {
  const handle = useMicrophone(callId);
  const { microphone } = useMessages();
  return (
    <DeviceButton
      {...props}
      device="microphone"
      label={microphone}
      action="microphone"
      handle={handle}
      OnIcon={MicIcon}
      OffIcon={MicOffIcon}
    />
  );
}
