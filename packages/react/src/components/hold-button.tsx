'use client';
import type { CallSnapshot, SessionId } from '@parley/core';
import type { ReactElement } from 'react';
import { useCallId, useCallSlice } from '../hooks/use-call-slice.js';
import { useCallStore } from '../hooks/use-call-store.js';
import { useHeldCalls } from '../hooks/use-held-calls.js';
import { useMessages } from '../hooks/use-messages.js';
import { useTooltip } from '../hooks/use-tooltip.js';
import { PauseIcon } from '../icons/icons.js';
import { buttonPropsGetter } from '../lib/button-props.js';
import { classNames } from '../lib/class-names.js';
import { canHoldAll, holdCall } from '../lib/holding.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { ControlButtonProps } from './control-button.js';

/** Whether the call is on hold, for a `render` function. */
export interface HoldButtonState {
  readonly isHeld: boolean;
}

/** What `HoldButton` is given; everything else goes to its `<button>`. */
export interface HoldButtonProps extends ControlButtonProps<HoldButtonState> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
}

/**
 * Puts the call on hold, and takes it back, which holds the other call that one is in meanwhile. In `MoreMenu` where the
 * client has `callWaiting`. `children` replace the icon and the label. Not shown before a call has come about.
 *
 * Attributes: `aria-pressed`, `data-raised` while it is on hold.
 */
export function HoldButton({
  callId,
  render,
  className,
  children,
  ...props
}: HoldButtonProps): ReactElement | null {
  const store = useCallStore();
  const id = useCallId(callId);
  const isHeld = useCallSlice(callId, (call) => call?.isHeld === true);
  const canHold = useCallSlice(callId, isHoldable);
  const { canResume, resume } = useHeldCalls();
  const { holdCall: label } = useMessages();
  const tooltip = useTooltip(label);
  if (id === null || !(isHeld || canHold)) return null;
  const getProps = buttonPropsGetter(
    // It stays where the focus is while another call cannot be held for this one.
    { ...tooltip, 'aria-pressed': isHeld, 'aria-disabled': (isHeld && !canResume) || undefined },
    () => (isHeld ? resume(id) : holdCall(store, id)),
  );
  const element = (
    <button
      {...getProps(props)}
      type="button"
      className={classNames('parley-control', className)}
      data-raised={present(isHeld)}
    >
      {children ?? (
        <>
          <PauseIcon />
          <span className="parley-control-label">{label}</span>
        </>
      )}
    </button>
  );
  return renderElement(element, render, { isHeld });
}

function isHoldable(call: CallSnapshot | null): boolean {
  return call !== null && canHoldAll([call]);
}
