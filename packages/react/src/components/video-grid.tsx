'use client';
import type { ReactElement } from 'react';
import { TileBoard } from './tile-board.js';
import type { TileBoardProps, TileBoardState } from './tile-board.js';

/** What a grid shows, for a `render` function. */
export type VideoGridState = TileBoardState;

/** What `VideoGrid` is given; everything else goes to its `<div>`. */
export type VideoGridProps = TileBoardProps;

/**
 * The remote people of a call, and the screens that they share, as equal tiles in the order of the invitation, as large
 * as the room allows; on several pages when they would become too small. Then whoever talks comes to the first page,
 * and nobody moves who need not. A tile that comes or goes moves the others to their new places.
 * `children` go on top.
 *
 * Attributes: `data-count` (of all tiles), `data-arrangement` (`grid`). Each tile is in a `parley-spot`.
 */
export function VideoGrid(props: VideoGridProps): ReactElement {
  return <TileBoard {...props} layout="grid" />;
}
