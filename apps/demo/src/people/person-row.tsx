import type { UserId } from '@parley/core';
import { Avatar, BlockButton, useBlockedUsers, useDisplayName } from '@parley/react';
import type { ReactElement } from 'react';
import { t } from '../messages.js';
import { CameraIcon, PhoneIcon } from '../ui/icons.js';

export interface PersonRowProps {
  readonly userId: UserId;
  readonly isHere: boolean;
  /** When they last called in vain, in ms since the epoch. */
  readonly missedAt: number | undefined;
  /** Absent: they cannot be called. */
  readonly onCall?: ((userId: UserId, video: boolean) => void) | undefined;
  /** Calls have to wait until the connection is back. */
  readonly isWaiting: boolean;
}

/** One person: who, whether they are here, and two ways to call them. */
export function PersonRow({ userId, isHere, missedAt, onCall, isWaiting }: PersonRowProps): ReactElement {
  const name = useDisplayName(userId);
  const isBlocked = useBlockedUsers().blockedIds.includes(userId);
  return (
    <li className="person" data-here={isHere ? '' : undefined}>
      <Avatar className="avatar" userId={userId} name={name} />
      <div className="person-words">
        <p className="person-name">
          <bdi>{name}</bdi>
        </p>
        {missedAt !== undefined && <p className="person-missed">{t.missed(timeOf(missedAt))}</p>}
      </div>
      {isBlocked && <BlockButton userId={userId} />}
      {onCall && !isBlocked && (
        <div className="person-calls">
          <button
            type="button"
            className="button call-button"
            aria-label={t.audioCall(name)}
            disabled={isWaiting}
            onClick={() => onCall(userId, false)}
          >
            <PhoneIcon />
            <span>{t.audio}</span>
          </button>
          <button
            type="button"
            className="button button-soft call-button"
            aria-label={t.videoCall(name)}
            disabled={isWaiting}
            onClick={() => onCall(userId, true)}
          >
            <CameraIcon />
            <span>{t.video}</span>
          </button>
        </div>
      )}
    </li>
  );
}

function timeOf(ms: number): string {
  return new Intl.DateTimeFormat(t.locale, { timeStyle: 'short' }).format(ms);
}
