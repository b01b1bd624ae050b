'use client';
import type { CallErrorCode, SessionId } from '@parley/core';
import type { ComponentProps, ReactElement } from 'react';
import { useCamera, useMicrophone } from '../hooks/use-device.js';
import type { DeviceHandle } from '../hooks/use-device.js';
import { useLater } from '../hooks/use-later.js';
import { useMessages } from '../hooks/use-messages.js';
import { CameraOffIcon, MicOffIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import type { Device } from '../messages/messages.js';
import { permissionParts } from './permission-parts.js';

/** What failed, for a `render` function. */
export interface DeviceProblemsState {
  /** The codes of what went wrong, `null` for a device that is well. */
  readonly microphone: CallErrorCode | null;
  readonly camera: CallErrorCode | null;
}

/** What `DeviceProblems` is given; everything else goes to its `<div>`. */
export interface DeviceProblemsProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, DeviceProblemsState> | undefined;
}

/**
 * Says which device failed and how to mend it, and offers to go on without. The call goes on meanwhile. Empty while
 * all is well. Each notice has `data-device` (`microphone`, `camera`) and `data-code` (the code of its `CallError`).
 */
export function DeviceProblems({ callId, render, className, ...props }: DeviceProblemsProps): ReactElement {
  const microphone = useMicrophone(callId);
  const camera = useCamera(callId);
  const element = (
    <div role="status" {...props} className={classNames('parley-notices', className)}>
      <DeviceProblem device="microphone" handle={microphone} />
      <DeviceProblem device="camera" handle={camera} />
    </div>
  );
  return renderElement(element, render, {
    microphone: microphone.error?.code ?? null,
    camera: camera.error?.code ?? null,
  });
}

interface DeviceProblemProps {
  readonly device: Device;
  readonly handle: DeviceHandle;
}

function DeviceProblem({ device, handle }: DeviceProblemProps): ReactElement | null {
  const messages = useMessages();
  const { error, setEnabled } = handle;
  if (!error) return null;
  return (
    <div className="parley-notice" data-device={device} data-code={error.code}>
      {device === 'camera' ? <CameraOffIcon /> : <MicOffIcon />}
      <div className="parley-notice-text">
        <p className="parley-notice-title">{messages.deviceProblem(device, error.code)}</p>
        {error.code === 'permission-denied' ? (
          <DeniedHelp device={device} />
        ) : (
          <p>{messages.deviceHelp(device, error.code)}</p>
        )}
        <div className="parley-actions">
          <button
            type="button"
            className="parley-button parley-button-primary"
            onClick={() => void setEnabled(true)}
          >
            {messages.tryAgain}
          </button>
          <button type="button" className="parley-button" onClick={() => void setEnabled(false)}>
            {messages.goOnWithout(device)}
          </button>
        </div>
      </div>
    </div>
  );
}

interface DeniedHelpProps {
  readonly device: Device;
}

/** In the words of this browser, which few ever need to read. */
function DeniedHelp({ device }: DeniedHelpProps): ReactElement {
  const { deviceHelp } = useMessages();
  const parts = useLater(permissionParts);
  return parts ? <parts.PermissionHelp device={device} /> : <p>{deviceHelp(device, 'permission-denied')}</p>;
}
