'use client';
import type { CallHistoryEntry, CallType } from '@parley/core';
import type { ReactElement } from 'react';
import { useConnectionState } from '../hooks/use-connection-state.js';
import { useDisplayNames } from '../hooks/use-display-name.js';
import { useHistoryMessages } from '../hooks/use-history-messages.js';
import { useMessages } from '../hooks/use-messages.js';
import { CameraIcon, CloseIcon, IncomingIcon, MissedIcon, OutgoingIcon, PhoneIcon } from '../icons/icons.js';
import { describeDuration, formatDuration, isoDuration } from '../lib/format-duration.js';
import { Names } from './names.js';
import { People } from './people.js';

interface HistoryRowProps {
  readonly entry: CallHistoryEntry;
  readonly onCall: (kind: CallType) => void;
  readonly onRemove: () => void;
}

/** One call of the past. */
export function HistoryRow({ entry, onCall, onRemove }: HistoryRowProps): ReactElement {
  const { outcome, direction, callType: kind, startedAt, connectedAt, endedAt, participantIds } = entry;
  const names = useDisplayNames(participantIds);
  const { locale } = useMessages();
  const texts = useHistoryMessages();
  const cannotCall = useConnectionState().state !== 'online';
  const lasted = connectedAt === null ? null : endedAt - connectedAt;
  const Icon = outcome === 'missed' ? MissedIcon : direction === 'incoming' ? IncomingIcon : OutgoingIcon;

  return (
    <li className="parley-history-call" data-outcome={outcome} data-direction={direction}>
      <People userIds={participantIds} />
      <div className="parley-history-words">
        <p className="parley-history-name">
          <Names names={names} />
        </p>
        <p className="parley-history-outcome">
          <Icon />
          <span>{texts.outcome({ outcome, direction, kind })}</span>
        </p>
        <p className="parley-history-times">
          <time dateTime={new Date(startedAt).toISOString()}>
            {new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(startedAt)}
          </time>
          {lasted !== null && (
            <time dateTime={isoDuration(lasted)} title={describeDuration(lasted, locale)}>
              {formatDuration(lasted, locale)}
            </time>
          )}
        </p>
      </div>
      <div className="parley-history-buttons">
        <button
          type="button"
          aria-label={texts.callWithAudio(names)}
          disabled={cannotCall}
          onClick={() => onCall('audio')}
        >
          <PhoneIcon />
        </button>
        <button
          type="button"
          aria-label={texts.callWithVideo(names)}
          disabled={cannotCall}
          onClick={() => onCall('video')}
        >
          <CameraIcon />
        </button>
        <button type="button" aria-label={texts.removeCall(names)} onClick={onRemove}>
          <CloseIcon />
        </button>
      </div>
    </li>
  );
}
