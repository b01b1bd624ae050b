'use client';
import type { ComponentProps, ReactElement } from 'react';
import { useAudioBlocked } from '../hooks/use-audio-blocked.js';
import { SoundIcon } from '../icons/icons.js';
import type { ButtonProps } from '../lib/button-props.js';
import { classNames } from '../lib/class-names.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { useTileScope } from '../lib/tile-scope.js';
import type { TilePartProps } from '../lib/tile-scope.js';

/** Whether there is something to tap for, for a `render` function. */
export interface TapToHearState {
  readonly isBlocked: boolean;
}

/** What `TapToHear` is given; everything else goes to its `<button>`. */
export interface TapToHearProps extends ButtonProps, TilePartProps {
  readonly render?: RenderProp<ComponentProps<'button'>, TapToHearState> | undefined;
}

/**
 * A button on somebody's tile while the browser holds back their sound; gone after one tap, with all the others.
 * `children` replace the icon and the words.
 *
 * Attributes: `data-blocked`.
 */
export function TapToHear({
  userId: givenId,
  callId: givenCall,
  render,
  className,
  children,
  ...props
}: TapToHearProps): ReactElement | null {
  const { userId, callId } = useTileScope({ userId: givenId, callId: givenCall });
  const { isBlocked, label, getButtonProps } = useAudioBlocked(userId, callId);
  if (!isBlocked) return null;
  const element = (
    <button
      {...getButtonProps({
        'aria-label': undefined,
        ...props,
        className: classNames('parley-button parley-button-primary parley-tap-to-hear', className),
      })}
      type="button"
      data-blocked=""
    >
      {children ?? (
        <>
          <SoundIcon />
          <span className="parley-name">{label}</span>
        </>
      )}
    </button>
  );
  return renderElement(element, render, { isBlocked });
}
