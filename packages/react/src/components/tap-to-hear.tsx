'use client';
import type { SessionId, UserId } from '@parley/core';
import type { ReactElement } from 'react';
import { useAudioBlocked } from '../hooks/use-audio-blocked.js';
import { SoundIcon } from '../icons/icons.js';
import type { ButtonProps } from '../lib/button-props.js';
import { classNames } from '../lib/class-names.js';

/** What `TapToHear` is given; everything else goes to its `<button>`. */
export interface TapToHearProps extends ButtonProps {
  readonly userId: UserId;
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
}

/**
 * A button on somebody's tile while the browser holds back their sound; gone after one tap, with all the others.
 * `children` replace the icon and the words.
 */
export function TapToHear({
  userId,
  callId,
  className,
  children,
  ...props
}: TapToHearProps): ReactElement | null {
  const { isBlocked, label, getButtonProps } = useAudioBlocked(userId, callId);
  if (!isBlocked) return null;
  return (
    <button
      {...getButtonProps({
        'aria-label': undefined,
        ...props,
        className: classNames('parley-button parley-button-primary parley-tap-to-hear', className),
      })}
    >
      {children ?? (
        <>
          <SoundIcon />
          <span className="parley-name">{label}</span>
        </>
      )}
    </button>
  );
}
