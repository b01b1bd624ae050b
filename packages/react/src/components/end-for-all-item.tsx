'use client';
import type { SessionId } from '@parley/core';
import { useId, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useCallActions } from '../hooks/use-call-actions.js';
import { useCallSlice } from '../hooks/use-call-slice.js';
import { useMessages } from '../hooks/use-messages.js';
import { useParticipants } from '../hooks/use-participants.js';
import { HangUpIcon } from '../icons/icons.js';

interface EndForAllItemProps {
  readonly callId: SessionId | undefined;
}

/** Ends a group for everybody, for whoever began it, after one more question; nothing in a call between two. */
export function EndForAllItem({ callId }: EndForAllItemProps): ReactElement | null {
  const { endForAll, endForAllHint, cancel } = useMessages();
  const { endForAll: end } = useCallActions(callId);
  const isInitiator = useCallSlice(callId, (call) => call?.direction === 'outgoing');
  const isGroup = useParticipants(callId).length > 1;
  const [isAsking, setAsking] = useState(false);
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  if (!isInitiator || !isGroup) return null;
  return (
    <>
      <button
        ref={opener}
        type="button"
        className="parley-control parley-end-for-all"
        aria-expanded={isAsking}
        data-stays=""
        onClick={() => setAsking(!isAsking)}
      >
        <HangUpIcon />
        <span className="parley-control-label">{endForAll}</span>
      </button>
      {isAsking && (
        <div role="group" aria-labelledby={id} className="parley-confirm">
          <p id={id}>{endForAllHint}</p>
          <div className="parley-actions">
            <button
              type="button"
              className="parley-button parley-button-danger"
              aria-describedby={id}
              onClick={() => end()}
            >
              {endForAll}
            </button>
            <button
              type="button"
              className="parley-button"
              data-stays=""
              onClick={() => {
                setAsking(false);
                opener.current?.focus();
              }}
            >
              {cancel}
            </button>
          </div>
        </div>
      )}
    </>
  );
}
