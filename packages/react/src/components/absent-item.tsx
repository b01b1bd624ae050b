'use client';
import { CallError } from '@parley/core';
import type { SessionId, UserId } from '@parley/core';
import { useId } from 'react';
import type { ReactElement } from 'react';
import { useCallActions } from '../hooks/use-call-actions.js';
import { useDisplayName } from '../hooks/use-display-name.js';
import { useMessages } from '../hooks/use-messages.js';
import { Avatar } from './avatar.js';

interface AbsentItemProps {
  readonly userId: UserId;
  readonly callId: SessionId | undefined;
  readonly onCalled: () => void;
}

/** Somebody who was in the call, or was called to it, and the way to call them to it again. */
export function AbsentItem({ userId, callId, onCalled }: AbsentItemProps): ReactElement {
  const { callAgain } = useMessages();
  const { invite } = useCallActions(callId);
  const name = useDisplayName(userId, callId);
  const id = useId();
  return (
    <li data-state="left">
      <div className="parley-person">
        <Avatar userId={userId} callId={callId} />
        <span id={id} className="parley-person-words">
          <bdi className="parley-name">{name}</bdi>
        </span>
        <button
          type="button"
          className="parley-button"
          aria-describedby={id}
          onClick={() => {
            try {
              invite(userId);
              onCalled();
            } catch (error) {
              // Others have taken the last places: the button stays, for when one is free again.
              if (!(error instanceof CallError)) throw error;
            }
          }}
        >
          {callAgain}
        </button>
      </div>
    </li>
  );
}
