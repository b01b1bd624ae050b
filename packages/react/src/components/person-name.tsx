'use client';
import type { ReactElement } from 'react';
import { MicOffIcon } from '../icons/icons.js';
import { useMessages } from '../hooks/use-messages.js';

export interface PersonNameProps {
  readonly name: string;
  readonly isMuted: boolean;
}

/** The tag in the corner of a tile: who, and whether they are muted. */
export function PersonName({ name, isMuted }: PersonNameProps): ReactElement {
  const { microphoneIsOff } = useMessages();
  return (
    <span className="parley-name-tag">
      {isMuted && (
        <>
          <MicOffIcon />
          <span className="parley-hidden">{microphoneIsOff}</span>
        </>
      )}
      <bdi className="parley-name">{name}</bdi>
    </span>
  );
}
