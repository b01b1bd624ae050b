'use client';
import type { ComponentProps, ReactElement } from 'react';
import { useTileGesture } from '../hooks/use-tile-gesture.js';
import { classNames } from '../lib/class-names.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { useTileScope } from '../lib/tile-scope.js';
import type { TilePartProps } from '../lib/tile-scope.js';

/** What it shows, for a `render` function. */
export interface FloatingReactionState {
  readonly emoji: string;
}

/** What `FloatingReaction` is given; everything else goes to its `<span>`. */
export interface FloatingReactionProps extends Omit<ComponentProps<'span'>, 'children'>, TilePartProps {
  readonly render?: RenderProp<ComponentProps<'span'>, FloatingReactionState> | undefined;
}

/**
 * The last reaction of somebody, also one's own, for as long as it is to be seen. It comes in anew for each reaction.
 * Those who listen hear of it from the `CallAnnouncer`.
 *
 * Attributes: `data-emoji`.
 */
export function FloatingReaction({
  userId: givenId,
  callId: givenCall,
  render,
  className,
  ...props
}: FloatingReactionProps): ReactElement | null {
  const { userId, callId } = useTileScope({ userId: givenId, callId: givenCall });
  const reaction = useTileGesture(userId, callId, (source) => source.reaction);
  if (!reaction) return null;
  const { id, emoji } = reaction;
  const element = (
    <span
      key={id}
      aria-hidden="true"
      {...props}
      className={classNames('parley-reaction', className)}
      data-emoji={emoji}
    >
      {emoji}
    </span>
  );
  return renderElement(element, render, { emoji });
}
