import type { UserId } from '@parley/core';
import { Avatar, BlockButton, useBlockedUsers, useDisplayName } from '@parley/react';
import type { ReactElement } from 'react';
import { t } from '../messages.js';
import { CameraIcon, PhoneIcon } from '../ui/icons.js';

export interface PersonRowProps {
  readonly userId: UserId;
  readonly isHere: boolean;
  /** Absent: they cannot be called. */
  readonly onCall?: ((userId: UserId, video: boolean) => void) | undefined;
  /** Calls have to wait until the connection is back. */
  readonly isWaiting: boolean;
}

/** One person: who, whether they are here, and two ways to call them. */
export function PersonRow({ userId, isHere, onCall, isWaiting }: PersonRowProps): ReactElement {
  const name = useDisplayName(userId);
  const isBlocked = useBlockedUsers().blockedIds.includes(userId);
  return (
    <li className="person" data-here={isHere ? '' : undefined}>
      <Avatar className="avatar" userId={userId} name={name} />
      <div className="person-words">
        <p className="person-name">
          <bdi>{name}</bdi>
        </p>
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
