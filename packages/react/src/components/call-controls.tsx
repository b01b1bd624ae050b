'use client';
import type { CallState, SessionId } from '@parley/core';
import type { ComponentProps, ReactElement } from 'react';
import { useCallSlice } from '../hooks/use-call-slice.js';
import { useMessages } from '../hooks/use-messages.js';
import { classNames } from '../lib/class-names.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { CameraButton } from './camera-button.js';
import { HangUpButton } from './hang-up-button.js';
import { MicButton } from './mic-button.js';

/** What the bar is for, for a `render` function. */
export interface CallControlsState {
  readonly state: CallState | 'idle';
}

/** What `CallControls` is given; everything else goes to its `<div>`. */
export interface CallControlsProps extends ComponentProps<'div'> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, CallControlsState> | undefined;
}

/**
 * The bar: microphone, camera, and the red button apart. `children` replace all three.
 *
 * Attributes: `data-state` (that of the call).
 */
export function CallControls({
  callId,
  render,
  className,
  children,
  ...props
}: CallControlsProps): ReactElement {
  const { controls } = useMessages();
  const state = useCallSlice(callId, (call) => call?.state ?? 'idle');
  const element = (
    <div
      role="group"
      aria-label={controls}
      {...props}
      className={classNames('parley-controls', className)}
      data-state={state}
    >
      {children ?? (
        <>
          <MicButton callId={callId} />
          <CameraButton callId={callId} />
          <HangUpButton callId={callId} />
        </>
      )}
    </div>
  );
  return renderElement(element, render, { state });
}
