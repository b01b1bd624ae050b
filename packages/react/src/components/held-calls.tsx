'use client';
import type { SessionId } from '@parley/core';
import { Fragment, useId } from 'react';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { useCallFrame } from '../hooks/call-frame.js';
import { useCallStore } from '../hooks/use-call-store.js';
import { useDisplayNames } from '../hooks/use-display-name.js';
import { useHeldCalls } from '../hooks/use-held-calls.js';
import { useMessages } from '../hooks/use-messages.js';
import { useParticipants } from '../hooks/use-participants.js';
import { classNames } from '../lib/class-names.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { useIsTaken } from '../lib/turns.js';
import { announcerTurn } from './call-announcer.js';

/** What is on hold, for a `render` function. */
export interface HeldCallsState {
  readonly ids: readonly SessionId[];
  /** There is another call, which is held when one of these is taken back. */
  readonly isSwap: boolean;
}

/** What `HeldCalls` is given; everything else goes to its `<div>`. */
export interface HeldCallsProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** Makes what is shown of a call. Default: who is in it, and a button that takes it back. */
  readonly renderCall?: ((callId: SessionId) => ReactNode) | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, HeldCallsState> | undefined;
}

/**
 * The calls on hold, each as a slim bar with a way back to it: while there is another call that is a swap, in one press. A
 * call that is left alone on hold is offered to be resumed, never resumed by itself: a microphone would be open. Empty while
 * none is held. Where a `CallAnnouncer` is mounted, that tells those who listen; else this does. In `CallExtras`.
 *
 * Attributes: `data-count` while there are any, `data-swap`.
 */
export function HeldCalls({ renderCall, render, className, ...props }: HeldCallsProps): ReactElement {
  const store = useCallStore();
  const { ids, isSwap } = useHeldCalls();
  // A `VideoCall` has an announcer, or the app has one instead.
  const isTold = useIsTaken(store, announcerTurn, useCallFrame() !== null);
  const hasAny = ids.length > 0;
  const [first, ...others] = ids;
  const show = (id: SessionId): ReactNode => (renderCall ? renderCall(id) : <HeldCall callId={id} />);
  const element = (
    <div
      role={isTold ? undefined : 'status'}
      {...props}
      className={classNames('parley-held-calls', className)}
      data-count={hasAny ? ids.length : undefined}
      data-swap={hasAny && isSwap ? '' : undefined}
    >
      {/* The first has no key: after a swap the same button leads back, and keeps the focus. */}
      {first !== undefined && show(first)}
      {others.map((id) => (
        <Fragment key={id}>{show(id)}</Fragment>
      ))}
    </div>
  );
  return renderElement(element, render, { ids, isSwap });
}

function HeldCall({ callId }: { readonly callId: SessionId }): ReactElement {
  const names = useDisplayNames(useParticipants(callId), callId);
  const { isSwap, getResumeProps } = useHeldCalls();
  const { onHold, swapCalls, resumeCall } = useMessages();
  const id = useId();
  const getProps = getResumeProps(callId);
  return (
    <div className="parley-sharing parley-held-call">
      <span id={id}>{onHold(names)}</span>
      <button
        {...getProps({ 'aria-label': undefined, 'aria-describedby': id, className: 'parley-button' })}
        type="button"
      >
        {isSwap ? swapCalls : resumeCall}
      </button>
    </div>
  );
}
