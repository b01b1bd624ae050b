'use client';
import type { SessionId, UserId } from '@parley/core';
import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import { useDisplayName } from '../hooks/use-display-name.js';
import { useMessages } from '../hooks/use-messages.js';
import { Avatar } from './avatar.js';

interface AbsentItemProps {
  readonly userId: UserId;
  readonly callId: SessionId | undefined;
  /** How many are in the call: what is said of it holds until that changes. */
  readonly count: number;
  /** Returns false when others have taken the last places. */
  readonly onCall: () => boolean;
}

/** Somebody who was in the call, or was called to it, and the way to call them to it again. */
export function AbsentItem({ userId, callId, count, onCall }: AbsentItemProps): ReactElement {
  const { callAgain, callIsFull } = useMessages();
  const name = useDisplayName(userId, callId);
  const id = useId();
  const [fullAt, setFullAt] = useState<number | null>(null);
  return (
    <li data-state="left">
      <div className="parley-person">
        <Avatar userId={userId} callId={callId} />
        <span className="parley-person-words">
          <bdi id={id} className="parley-name">
            {name}
          </bdi>
          <span role="status" className="parley-hint">
            {fullAt === count && callIsFull}
          </span>
        </span>
        <button
          type="button"
          className="parley-button"
          aria-describedby={id}
          onClick={() => {
            if (!onCall()) setFullAt(count);
          }}
        >
          {callAgain}
        </button>
      </div>
    </li>
  );
}
