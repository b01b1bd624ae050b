'use client';
import type { SessionId, UserId } from '@parley/core';
import { Fragment, useLayoutEffect, useRef } from 'react';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { useMessages } from '../hooks/use-messages.js';
import { useParticipants } from '../hooks/use-participants.js';
import { classNames } from '../lib/class-names.js';
import { useComposedRefs } from '../lib/compose-refs.js';
import { fitGrid } from '../lib/fit-grid.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { ParticipantTile } from './participant-tile.js';

/** What a grid shows, for a `render` function. */
export interface VideoGridState {
  readonly participantIds: readonly UserId[];
}

/** What `VideoGrid` is given; everything else goes to its `<div>`. */
export interface VideoGridProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  /** Makes the tile of one person. Default: a `ParticipantTile`. */
  readonly renderTile?: ((userId: UserId) => ReactNode) | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, VideoGridState> | undefined;
}

/**
 * The remote people of a call as equal tiles, in the order of the invitation, as large as the room allows.
 * The sizes are written to the element as `--parley-tile-width` and `--parley-tile-height`: no resize renders anything.
 *
 * Attributes: `data-count`.
 */
export function VideoGrid({
  callId,
  renderTile,
  render,
  ref,
  className,
  ...props
}: VideoGridProps): ReactElement {
  const participantIds = useParticipants(callId);
  const { peopleInCall } = useMessages();
  const own = useRef<HTMLDivElement>(null);
  const count = participantIds.length;

  useLayoutEffect(
    function fitTiles() {
      const grid = own.current;
      if (!grid) return undefined;
      const fit = (): void => {
        const style = getComputedStyle(grid);
        const size = fitGrid(count, {
          width: grid.clientWidth - px(style.paddingLeft) - px(style.paddingRight),
          height: grid.clientHeight - px(style.paddingTop) - px(style.paddingBottom),
          gap: px(style.columnGap),
        });
        // Rounded down: a hundredth of a pixel too much would wrap the row.
        grid.style.setProperty('--parley-tile-width', `${String(Math.floor(size.width))}px`);
        grid.style.setProperty('--parley-tile-height', `${String(Math.floor(size.height))}px`);
      };
      fit();
      const observer = new ResizeObserver(fit);
      observer.observe(grid);
      return () => observer.disconnect();
    },
    [count],
  );

  const element = (
    <div
      role="group"
      aria-label={peopleInCall}
      {...props}
      ref={useComposedRefs(own, ref)}
      className={classNames('parley-grid', className)}
      data-count={count}
    >
      {participantIds.map((userId) => (
        <Fragment key={userId}>
          {renderTile ? renderTile(userId) : <ParticipantTile userId={userId} callId={callId} />}
        </Fragment>
      ))}
    </div>
  );
  return renderElement(element, render, { participantIds });
}

function px(value: string): number {
  return Number.parseFloat(value) || 0;
}
