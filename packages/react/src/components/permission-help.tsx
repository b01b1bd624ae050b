'use client';
import type { DevicePermission } from '@parley/core';
import type { ComponentProps, ReactElement } from 'react';
import { useLobbyMessages } from '../hooks/use-lobby-messages.js';
import { useMessages } from '../hooks/use-messages.js';
import { usePermissions } from '../hooks/use-permissions.js';
import { classNames } from '../lib/class-names.js';
import type { BrowserKind } from '../lib/detect-browser.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import type { Device } from '../messages/messages.js';

/** Whom the help is for, for a `render` function. */
export interface PermissionHelpState {
  readonly browser: BrowserKind;
  readonly permission: DevicePermission;
}

/** What `PermissionHelp` is given; everything else goes to its `<div>`. */
export interface PermissionHelpProps extends Omit<ComponentProps<'div'>, 'children'> {
  readonly device: Device;
  /** Default: the browser that this runs in, as far as it tells. */
  readonly browser?: BrowserKind | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, PermissionHelpState> | undefined;
}

/**
 * What to do about a microphone or a camera that this site may not use, step by step, in the words of this browser.
 *
 * Attributes: `data-device`, `data-browser` (`chrome`, `firefox`, `safari`, `ios`, `android`, `other`), `data-permission`
 * (`prompt`, `granted`, `denied`, `unknown`).
 */
export function PermissionHelp({
  device,
  browser: given,
  render,
  className,
  ...props
}: PermissionHelpProps): ReactElement {
  const { deviceHelp } = useMessages();
  const { permissionHelp } = useLobbyMessages();
  const { browser: own, [device]: permission } = usePermissions();
  const browser = given ?? own;
  const steps = permissionHelp(device, browser);
  const element = (
    <div
      {...props}
      className={classNames('parley-permission-help', className)}
      data-device={device}
      data-browser={browser}
      data-permission={permission}
    >
      {steps.length === 0 ? (
        <p>{deviceHelp(device, 'permission-denied')}</p>
      ) : (
        <ol>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
    </div>
  );
  return renderElement(element, render, { browser, permission });
}
