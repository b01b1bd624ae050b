'use client';
import type { DeviceKind } from '@parley/core';
import { useId } from 'react';
import type { ComponentProps, ReactElement } from 'react';
import { useDeviceOptions } from '../hooks/use-device-options.js';
import { useMessages } from '../hooks/use-messages.js';
import { classNames } from '../lib/class-names.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';

/** What there is to choose from, for a `render` function. */
export interface DeviceSelectState {
  readonly kind: DeviceKind;
  /** There is no such device. */
  readonly isEmpty: boolean;
}

/** What `DeviceSelect` is given; everything else goes to its `<div>`. */
export interface DeviceSelectProps extends Omit<ComponentProps<'div'>, 'children'> {
  readonly kind: DeviceKind;
  readonly render?: RenderProp<ComponentProps<'div'>, DeviceSelectState> | undefined;
}

/**
 * One of the devices of a kind, in a native `<select>` with its label above it: in a call and outside of one, for now
 * and for the next visit.
 *
 * Attributes: `data-kind` (`microphone`, `camera`, `speaker`), `data-empty`.
 */
export function DeviceSelect({ kind, render, className, ...props }: DeviceSelectProps): ReactElement {
  const id = useId();
  const { deviceKind, noDevice } = useMessages();
  const { options, chosen, choose } = useDeviceOptions(kind);
  const isEmpty = options.length === 0;
  const element = (
    <div
      {...props}
      className={classNames('parley-device-select', className)}
      data-kind={kind}
      data-empty={present(isEmpty)}
    >
      <label htmlFor={id}>{deviceKind(kind)}</label>
      <select
        id={id}
        disabled={isEmpty}
        value={chosen ?? ''}
        onChange={({ target: { value } }) => choose(value === '' ? null : value)}
      >
        {isEmpty && <option value="">{noDevice(kind)}</option>}
        {options.map(([deviceId, label]) => (
          <option key={deviceId} value={deviceId ?? ''}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
  return renderElement(element, render, { kind, isEmpty });
}
