'use client';
import type { CallState, SessionId } from '@parley/core';
import type { ReactElement } from 'react';
import { useHangUp } from '../hooks/use-hang-up.js';
import { useTooltip } from '../hooks/use-tooltip.js';
import { HangUpIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
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
  ...props
}: HangUpButtonProps): ReactElement {
  const { state, label, getButtonProps } = useHangUp(callId);
  const tooltip = useTooltip(label);
  const element = (
    <button
      {...getButtonProps({ ...tooltip, 'aria-label': undefined, ...props })}
      type="button"
      className={classNames('parley-control parley-hang-up', className)}
      data-state={state}
    >
      {children ?? (
        <>
          <HangUpIcon />
          <span className="parley-control-label">{label}</span>
        </>
      )}
    </button>
  );
  return renderElement(element, render, { state });
}
