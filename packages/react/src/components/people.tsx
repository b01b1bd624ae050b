'use client';
import type { SessionId, UserId } from '@parley/core';
import type { ReactElement } from 'react';
import { Avatar } from './avatar.js';

export interface PeopleProps {
  readonly userIds: readonly UserId[];
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
