'use client';
import type { SessionId, SignalingState } from '@parley/core';
import { useId } from 'react';
import type { ReactElement } from 'react';
import { useCall } from '../hooks/use-call.js';
import { useConnectionState } from '../hooks/use-connection-state.js';
import { useDisplayNames } from '../hooks/use-display-name.js';
import { useMessages } from '../hooks/use-messages.js';
import { CameraIcon, PhoneIcon } from '../icons/icons.js';
import { describeDuration } from '../lib/format-duration.js';
import type { Messages } from '../messages/messages.js';
import { Avatar } from './avatar.js';

export interface CallEndedProps {
  readonly callId?: SessionId | undefined;
}

/** It is over: why, how long it was, and what next. */
export function CallEnded({ callId }: CallEndedProps): ReactElement | null {
  const { participantIds, endReason, direction, callType, connectedAt, endedAt, call, dismiss } =
    useCall(callId);
  const names = useDisplayNames(participantIds, callId);
  const { state: connection } = useConnectionState();
  const messages = useMessages();
  const waitId = useId();
  if (endReason === null || direction === null) return null;

  const isVideo = callType === 'video';
  const wait = waitFor(connection, messages);
  return (
    <div className="parley-ended" data-reason={endReason}>
      <People userIds={participantIds} callId={callId} />
      <p className="parley-title">{messages.ended({ reason: endReason, direction, names })}</p>
      {connectedAt !== null && endedAt !== null && (
        <p className="parley-subtitle">
          {messages.lasted(describeDuration(endedAt - connectedAt, messages.locale))}
        </p>
      )}
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
    </div>
  );
}

/** Why nobody can be called now, `null` when somebody can. */
function waitFor(connection: SignalingState, messages: Messages): string | null {
  if (connection === 'online') return null;
  const isOnItsWay = connection === 'connecting' || connection === 'reconnecting';
  return isOnItsWay ? messages.callAgainLater : messages.callAgainSignedOut;
}

interface PeopleProps {
  readonly userIds: readonly string[];
  readonly callId?: SessionId | undefined;
}

/** Up to three faces that overlap. */
export function People({ userIds, callId }: PeopleProps): ReactElement {
  return (
    <div className="parley-people">
      {userIds.slice(0, 3).map((userId) => (
        <Avatar key={userId} userId={userId} callId={callId} />
      ))}
    </div>
  );
}
