'use client';
import type { DeviceKind, SessionId } from '@parley/core';
import type { ReactElement } from 'react';
import { useCallSlice } from '../hooks/use-call-slice.js';
import { useMessages } from '../hooks/use-messages.js';
import { CaretIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import type { Device } from '../messages/messages.js';
import { PopoverButton } from './popover-button.js';
import type { MenuProps } from './popover-button.js';

/** What `DeviceMenu` is given; everything else goes to its `<button>`. */
export interface DeviceMenuProps extends MenuProps {
  /** `microphone`: microphones, and speakers where the browser can choose among them; `camera`: cameras. */
  readonly device: Device;
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
}

const kinds: Readonly<Record<Device, readonly DeviceKind[]>> = {
  microphone: ['microphone', 'speaker'],
  camera: ['camera'],
};

/**
 * Opens a choice of the devices of this machine. `children` replace the icon. In an audio call there is none for the
 * camera.
 *
 * Attributes: `data-open`.
 */
export function DeviceMenu({ device, callId, className, ...props }: DeviceMenuProps): ReactElement | null {
  const { deviceSettings } = useMessages();
  const isAudioCall = useCallSlice(callId, (call) => call !== null && !call.isVideo);
  if (device === 'camera' && isAudioCall) return null;
  return (
    <PopoverButton
      {...props}
      className={classNames('parley-caret', className)}
      label={deviceSettings(device)}
      icon={<CaretIcon />}
      renderContents={({ DeviceChoices }) => <DeviceChoices kinds={kinds[device]} />}
    />
  );
}
