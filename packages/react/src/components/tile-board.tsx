'use client';
import type { SessionId, UserId } from '@parley/core';
import type { CallLayout, StageSnapshot, TileSource } from '@parley/store';
import { useEffect, useRef, useState } from 'react';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { useLater } from '../hooks/use-later.js';
import { useMessages } from '../hooks/use-messages.js';
import { useWholeCall } from '../hooks/use-picture.js';
import { useStage } from '../hooks/use-stage.js';
import { useTiles } from '../hooks/use-tiles.js';
import { classNames } from '../lib/class-names.js';
import { useComposedRefs } from '../lib/compose-refs.js';
import { present } from '../lib/presence.js';
import { followSwipe } from '../lib/follow-swipe.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { readTileKey, tileKey } from '../lib/tile-order.js';
import { useBoardFit, useBoardMotion } from '../lib/use-board-fit.js';
import { useTileOrder } from '../hooks/use-tile-order.js';
import { extraParts } from './extra-parts.js';
import { Pager } from './pager.js';
import { ParticipantTile } from './participant-tile.js';

/** What a board shows, for a `render` function. */
export interface TileBoardState extends StageSnapshot {
  /** From 0. */
  readonly page: number;
  readonly pages: number;
}

/** What a board is given; everything else goes to its `<div>`. */
export interface TileBoardProps extends ComponentProps<'div'> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  /**
   * Never more tiles at a time than this, beside one on the stage; further ones get pages of their own. Default 25, or
   * as many as fit: more faces are hard to tell apart, and hard to decode.
   */
  readonly maxTiles?: number | undefined;
  /** Makes one tile. Default: a `ParticipantTile`. */
  readonly renderTile?: ((userId: UserId, source: TileSource) => ReactNode) | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, TileBoardState> | undefined;
}

interface BoardProps extends TileBoardProps {
  /** Default: the one that was chosen for the call. */
  readonly layout?: CallLayout | undefined;
}

/**
 * All tiles of a call, one of them on the stage or none. Each keeps its element whatever the layout, so that no picture
 * begins anew when somebody else talks or shares a screen.
 */
export function TileBoard({
  callId,
  layout,
  maxTiles = 25,
  renderTile,
  render,
  ref,
  className,
  children,
  ...props
}: BoardProps): ReactElement {
  const own = useRef<HTMLDivElement>(null);
  useWholeCall(callId);
  const { peopleInCall } = useMessages();
  const tiles = useTiles(callId);
  const stage = useStage(callId, layout);
  const [page, setPage] = useState(0);

  const { stageId, stageSource, arrangement } = stage;
  const staged = arrangement === 'speaker' && stageId !== null ? tileKey(stageId, stageSource) : null;
  const onStage = staged === null ? 0 : 1;
  const count = tiles.length - onStage;
  const capacity = useBoardFit(own, { count, hasStage: onStage === 1, maxTiles });
  const size = Math.max(1, Math.min(capacity, maxTiles));
  const isPaged = count > size;
  const order = useTileOrder(callId, tiles, size + onStage);

  const pages = Math.max(1, Math.ceil(count / size));
  const current = Math.min(page, pages - 1);
  useEffect(
    function letSwipe() {
      if (!own.current || pages === 1) return undefined;
      return followSwipe(own.current, (by) =>
        setPage((before) => Math.max(0, Math.min(Math.min(before, pages - 1) + by, pages - 1))),
      );
    },
    [pages],
  );
  const others = order.filter((key) => key !== staged);
  const turned = new Set(others.slice(current * size, (current + 1) * size));
  const shown = order.filter((key) => key === staged || turned.has(key));
  useBoardMotion(own, `${staged ?? ''} ${shown.join(' ')}`);

  // Out of sight until a pointer or the focus comes: no picture waits for them.
  const extras = useLater(extraParts);
  const pin = layout !== 'grid' && arrangement !== 'single' && extras?.pinButton;
  const element = (
    <div
      role="group"
      aria-label={peopleInCall}
      {...props}
      ref={useComposedRefs(own, ref)}
      className={classNames('parley-grid', className)}
      data-count={tiles.length}
      data-arrangement={arrangement}
    >
      {shown.map((key) => {
        const { userId, source } = readTileKey(key);
        return (
          <div key={key} className="parley-spot" data-staged={present(key === staged)}>
            {renderTile ? (
              renderTile(userId, source)
            ) : (
              <ParticipantTile userId={userId} source={source} callId={callId}>
                {pin}
              </ParticipantTile>
            )}
          </div>
        );
      })}
      {isPaged && <Pager page={current} pages={pages} onPage={setPage} />}
      {children}
    </div>
  );
  return renderElement(element, render, { ...stage, page: current, pages });
}
