'use client';
import type { SessionId, UserId } from '@parley/core';
import type { CSSProperties, ReactElement } from 'react';
import { useDisplayName } from '../hooks/use-display-name.js';
import { hueOf, initialsOf } from '../lib/initials.js';

export interface AvatarProps {
  readonly userId: UserId;
  readonly callId?: SessionId | undefined;
}

/** Somebody's initials on a color that stays theirs. Decoration: the name is always beside it. */
export function Avatar({ userId, callId }: AvatarProps): ReactElement {
  const name = useDisplayName(userId, callId);
  const style: CSSProperties & Record<'--parley-avatar-hue', string> = {
    '--parley-avatar-hue': String(hueOf(userId)),
  };
  return (
    <span className="parley-avatar" style={style} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
