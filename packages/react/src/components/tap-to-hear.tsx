'use client';
import type { UserId } from '@parley/core';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { useAudioBlocked, useIsAudioBlocked } from '../hooks/use-audio-blocked.js';
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
export function TapToHear({ userId: givenId, callId: givenCall, ...props }: TapToHearProps): ReactNode {
  const { userId, callId } = useTileScope({ userId: givenId, callId: givenCall });
  // Rarely there, and asked for on every tile: no more than this while it is not.
  return useIsAudioBlocked(userId) && <TapButton {...props} userId={userId} callId={callId} />;
}

interface TapButtonProps extends TapToHearProps {
  readonly userId: UserId;
}

function TapButton({ userId, callId, render, className, children, ...props }: TapButtonProps): ReactElement {
  const { isBlocked, label, getButtonProps } = useAudioBlocked(userId, callId);
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
