'use client';
import type { LocalSourceSnapshot } from '@parley/core';
import { useId } from 'react';
import type { ComponentProps, ComponentType, ReactElement } from 'react';
import type { DeviceHandle } from '../hooks/use-device.js';
import { useMessages } from '../hooks/use-messages.js';
import { AlertIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import { chain } from '../lib/merge-props.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import type { Device } from '../messages/messages.js';

/** A button of the kit decides on its type and on whether it is pressed. */
type ButtonProps = Omit<ComponentProps<'button'>, 'type' | 'aria-pressed'>;

/** What a device button shows, for a `render` function. */
export interface DeviceButtonState {
  /** The device is wanted and has not failed. */
  readonly isOn: boolean;
  readonly status: LocalSourceSnapshot['status'];
}

/** The props that every control shares. */
export interface ControlButtonProps<State> extends ButtonProps {
  readonly render?: RenderProp<ComponentProps<'button'>, State> | undefined;
}

/** The props of a toggle for one device. */
export interface DeviceButtonProps extends ControlButtonProps<DeviceButtonState> {
  readonly device: Device;
  readonly handle: DeviceHandle;
  readonly OnIcon: ComponentType;
  readonly OffIcon: ComponentType;
}

/** A toggle for one device: its name never changes, `aria-pressed` tells whether it is on. */
export function DeviceButton({
  device,
  handle,
  OnIcon,
  OffIcon,
  render,
  className,
  children,
  onClick,
  ...props
}: DeviceButtonProps): ReactElement {
  const messages = useMessages();
  const problemId = useId();
  const { isOn, error, status, toggle } = handle;
  const element = (
    <button
      aria-describedby={error ? problemId : undefined}
      aria-busy={status === 'starting' || undefined}
      {...props}
      type="button"
      className={classNames('parley-control', className)}
      aria-pressed={isOn}
      data-on={present(isOn)}
      data-status={status}
      onClick={chain(onClick, () => void toggle())}
    >
      {children ?? (
        <>
          {isOn ? <OnIcon /> : <OffIcon />}
          <span className="parley-control-label">{messages[device]}</span>
        </>
      )}
      {error && (
        <span className="parley-control-alert">
          <AlertIcon />
        </span>
      )}
      {error && (
        <span id={problemId} hidden>
          {messages.deviceProblem(device, error.code)}
        </span>
      )}
    </button>
  );
  return renderElement(element, render, { isOn, status });
}
