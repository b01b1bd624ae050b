'use client';
import type { SessionId, UserId } from '@parley/core';
import { useId } from 'react';
import type { ReactElement } from 'react';
import { useDisplayName } from '../hooks/use-display-name.js';
import { useMessages } from '../hooks/use-messages.js';
import { Avatar } from './avatar.js';

interface AbsentItemProps {
  readonly userId: UserId;
  readonly callId: SessionId | undefined;
  readonly onCall: () => void;
}

/** Somebody who was in the call, or was called to it, and the way to call them to it again. */
export function AbsentItem({ userId, callId, onCall }: AbsentItemProps): ReactElement {
  const { callAgain } = useMessages();
  const name = useDisplayName(userId, callId);
  const id = useId();
  return (
    <li data-state="left">
      <div className="parley-person">
        <Avatar userId={userId} callId={callId} />
        <span id={id} className="parley-person-words">
          <bdi className="parley-name">{name}</bdi>
        </span>
        <button type="button" className="parley-button" aria-describedby={id} onClick={onCall}>
          {callAgain}
        </button>
      </div>
    </li>
  );
}
