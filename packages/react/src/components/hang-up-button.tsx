'use client';
import type { CallState, SessionId } from '@parley/core';
import type { ReactElement } from 'react';
import { useCallActions } from '../hooks/use-call.js';
import { useCallSlice } from '../hooks/use-call-slice.js';
import { useMessages } from '../hooks/use-messages.js';
import { HangUpIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import { chain } from '../lib/merge-props.js';
import { renderElement } from '../lib/render-element.js';
import type { ControlButtonProps } from './control-button.js';

/** What the button would end, for a `render` function. */
export interface HangUpButtonState {
  readonly state: CallState | 'idle';
}

/** What `HangUpButton` is given; everything else goes to its `<button>`. */
export interface HangUpButtonProps extends ControlButtonProps<HangUpButtonState> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
}

/**
 * Leaves the call, or takes it back while nobody has answered. `children` replace the icon and the label.
 *
 * Attributes: `data-state` (that of the call).
 */
export function HangUpButton({
  callId,
  render,
  className,
  children,
  onClick,
  ...props
}: HangUpButtonProps): ReactElement {
  const messages = useMessages();
  const { hangUp } = useCallActions(callId);
  const state = useCallSlice(callId, (call) => call?.state ?? 'idle');
  const element = (
    <button
      {...props}
      type="button"
      className={classNames('parley-control parley-hang-up', className)}
      data-state={state}
      onClick={chain(onClick, () => hangUp())}
    >
      {children ?? (
        <>
          <HangUpIcon />
          <span className="parley-control-label">
            {state === 'dialing' ? messages.cancelCall : messages.endCall}
          </span>
        </>
      )}
    </button>
  );
  return renderElement(element, render, { state });
}
