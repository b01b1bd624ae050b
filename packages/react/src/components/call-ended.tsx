'use client';
import type { CallEndReason, SessionId, SignalingState } from '@parley/core';
import { useId } from 'react';
import type { ComponentProps, ReactElement } from 'react';
import { useCallActions } from '../hooks/use-call-actions.js';
import { useCallSummary } from '../hooks/use-call-summary.js';
import { useConnectionState } from '../hooks/use-connection-state.js';
import { useDisplayNames } from '../hooks/use-display-name.js';
import { useMessages } from '../hooks/use-messages.js';
import { CameraIcon, PhoneIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import { describeDuration } from '../lib/format-duration.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import type { Messages } from '../messages/messages.js';
import { People } from './people.js';

/** How it ended, for a `render` function. */
export interface CallEndedState {
  readonly reason: CallEndReason;
  /** How long it was connected, in ms; `null` when it never was. */
  readonly lasted: number | null;
}

/** What `CallEnded` is given; everything else goes to its `<div>`. */
export interface CallEndedProps extends ComponentProps<'div'> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, CallEndedState> | undefined;
}

/**
 * It is over: why, how long it was, and what next. Nothing for a call that is not over. `children` replace the buttons,
 * which call again and close.
 *
 * Attributes: `data-reason` (a `CallEndReason`).
 */
export function CallEnded({
  callId,
  render,
  className,
  children,
  ...props
}: CallEndedProps): ReactElement | null {
  const { participantIds, endReason, direction, connectedAt, endedAt } = useCallSummary(callId);
  const names = useDisplayNames(participantIds, callId);
  const messages = useMessages();
  if (endReason === null || direction === null) return null;

  const lasted = connectedAt !== null && endedAt !== null ? endedAt - connectedAt : null;
  const element = (
    <div {...props} className={classNames('parley-ended', className)} data-reason={endReason}>
      <People userIds={participantIds} callId={callId} />
      <p className="parley-title">{messages.ended({ reason: endReason, direction, names })}</p>
      {lasted !== null && (
        <p className="parley-subtitle">{messages.lasted(describeDuration(lasted, messages.locale))}</p>
      )}
      {children ?? <NextSteps callId={callId} />}
    </div>
  );
  return renderElement(element, render, { reason: endReason, lasted });
}

interface NextStepsProps {
  readonly callId: SessionId | undefined;
}

function NextSteps({ callId }: NextStepsProps): ReactElement {
  const { participantIds, callType } = useCallSummary(callId);
  const { call, dismiss } = useCallActions(callId);
  const { state: connection } = useConnectionState();
  const messages = useMessages();
  const waitId = useId();
  const isVideo = callType === 'video';
  const wait = waitFor(connection, messages);
  return (
    <>
      <div className="parley-actions">
        <button
          type="button"
          className="parley-button parley-button-primary"
          // Nobody can be called before signaling is back. Not `disabled`, which would lose the focus and say no reason.
          aria-disabled={wait !== null || undefined}
          aria-describedby={wait === null ? undefined : waitId}
          onClick={() => {
            if (wait === null) call(participantIds, { video: isVideo });
          }}
        >
          {isVideo ? <CameraIcon /> : <PhoneIcon />}
          {messages.callAgain}
        </button>
        <button type="button" className="parley-button" onClick={dismiss}>
          {messages.close}
        </button>
      </div>
      <p id={waitId} className="parley-hint" role="status">
        {wait}
      </p>
    </>
  );
}

/** Why nobody can be called now, `null` when somebody can. */
function waitFor(connection: SignalingState, messages: Messages): string | null {
  if (connection === 'online') return null;
  const isOnItsWay = connection === 'connecting' || connection === 'reconnecting';
  return isOnItsWay ? messages.callAgainLater : messages.callAgainSignedOut;
}
