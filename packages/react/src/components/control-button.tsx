'use client';
import type { LocalSourceSnapshot } from '@parley/core';
import { useId } from 'react';
import type { ComponentProps, ComponentType, ReactElement } from 'react';
import type { DeviceHandle } from '../hooks/use-device.js';
import { useTooltip } from '../hooks/use-tooltip.js';
import { AlertIcon } from '../icons/icons.js';
import type { ButtonProps } from '../lib/button-props.js';
import { classNames } from '../lib/class-names.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import type { ShortcutAction } from '../lib/shortcut-keys.js';

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
  readonly device: 'microphone' | 'camera' | 'screen';
  readonly label: string;
  readonly action?: ShortcutAction;
  readonly handle: DeviceHandle;
  readonly OnIcon: ComponentType;
  readonly OffIcon: ComponentType;
}

/** A toggle for one device: its name never changes, `aria-pressed` tells whether it is on. */
export function DeviceButton({
  device,
  label,
  action,
  handle,
  OnIcon,
  OffIcon,
  render,
  className,
  children,
  ...props
}: DeviceButtonProps): ReactElement {
  const problemId = useId();
  const tooltip = useTooltip(label, action);
  const { isOn, status, getButtonProps } = handle;
  // Named by the words in it, and described by an element, which more of those who listen hear of.
  const button = getButtonProps({ ...tooltip, 'aria-label': undefined, ...props });
  const { 'aria-description': problem, ...rest } = button;
  const element = (
    <button
      aria-describedby={problem === undefined ? undefined : problemId}
      {...rest}
      type="button"
      className={classNames('parley-control', className)}
      data-device={device}
      data-on={present(isOn)}
      data-status={status}
    >
      {children ?? (
        <>
          {isOn ? <OnIcon /> : <OffIcon />}
          <span className="parley-control-label">{label}</span>
        </>
      )}
      {problem !== undefined && (
        <>
          <span className="parley-control-alert">
            <AlertIcon />
          </span>
          <span id={problemId} hidden>
            {problem}
          </span>
        </>
      )}
    </button>
  );
  return renderElement(element, render, { isOn, status });
}
