'use client';
import type { ComponentProps, ReactElement } from 'react';
import { useMessages } from '../hooks/use-messages.js';
import { useTileGesture } from '../hooks/use-tile-gesture.js';
import { HandIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { useTileScope } from '../lib/tile-scope.js';
import type { TilePartProps } from '../lib/tile-scope.js';

/** What it shows, for a `render` function. */
export interface HandIndicatorState {
  /** Whose turn it is, from 1; `null` while the hand is down. */
  readonly order: number | null;
}

/** What `HandIndicator` is given; everything else goes to its `<span>`. */
export interface HandIndicatorProps extends ComponentProps<'span'>, TilePartProps {
  readonly render?: RenderProp<ComponentProps<'span'>, HandIndicatorState> | undefined;
}

/**
 * The raised hand of somebody, also one's own, with the place in the queue; nothing while it is down. `children` replace
 * the icon and the number.
 *
 * Attributes: `data-order`.
 */
export function HandIndicator({
  userId: givenId,
  callId: givenCall,
  render,
  className,
  children,
  ...props
}: HandIndicatorProps): ReactElement | null {
  const { userId, callId } = useTileScope({ userId: givenId, callId: givenCall });
  const order = useTileGesture(userId, callId, (source) => source.handOrder);
  const { handRaised } = useMessages();
  if (order === null) return null;
  const element = (
    <span {...props} className={classNames('parley-hand', className)} data-order={order}>
      {children ?? (
        <>
          <HandIcon />
          <span aria-hidden="true">{order}</span>
          <span className="parley-hidden">{handRaised(order)}</span>
        </>
      )}
    </span>
  );
  return renderElement(element, render, { order });
}
