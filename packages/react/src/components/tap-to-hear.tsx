'use client';
import type { ReactElement } from 'react';
import { useAudioBlocked } from '../hooks/use-audio-blocked.js';
import { SoundIcon } from '../icons/icons.js';
import type { ButtonProps } from '../lib/button-props.js';
import { classNames } from '../lib/class-names.js';
import { useTileScope } from '../lib/tile-scope.js';
import type { TilePartProps } from '../lib/tile-scope.js';

/** What `TapToHear` is given; everything else goes to its `<button>`. */
export interface TapToHearProps extends ButtonProps, TilePartProps {}

/**
 * A button on somebody's tile while the browser holds back their sound; gone after one tap, with all the others.
 * `children` replace the icon and the words.
 */
export function TapToHear({
  userId: givenId,
  callId: givenCall,
  className,
  children,
  ...props
}: TapToHearProps): ReactElement | null {
  const { userId, callId } = useTileScope({ userId: givenId, callId: givenCall });
  const { isBlocked, label, getButtonProps } = useAudioBlocked(userId, callId);
  if (!isBlocked) return null;
  return (
    <button
      {...getButtonProps({
        'aria-label': undefined,
        ...props,
        className: classNames('parley-button parley-button-primary parley-tap-to-hear', className),
      })}
      type="button"
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
