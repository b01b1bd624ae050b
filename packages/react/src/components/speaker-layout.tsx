'use client';
import type { ReactElement } from 'react';
import { TileBoard } from './tile-board.js';
import type { TileBoardProps, TileBoardState } from './tile-board.js';

/** What is shown, for a `render` function. */
export type SpeakerLayoutState = TileBoardState;

/** What `SpeakerLayout` is given; everything else goes to its `<div>`. */
export type SpeakerLayoutProps = TileBoardProps;

/**
 * One picture large: the pinned one, else a shared screen, else whoever talks or talked last, never oneself; the others
 * small, beside it in a wide room and below it in a narrow one, on pages when there are too many. `children` go on top.
 *
 * Attributes: `data-count` (of all tiles), `data-arrangement` (`speaker`, `single`), `data-strip` (`side`, `bottom`).
 * Each tile is in a `parley-spot`, the large one with `data-staged`.
 */
export function SpeakerLayout(props: SpeakerLayoutProps): ReactElement {
  return <TileBoard {...props} layout="speaker" />;
}
