'use client';
import type { ReactElement } from 'react';
import { TileBoard } from './tile-board.js';
import type { TileBoardProps, TileBoardState } from './tile-board.js';

/** What is shown, for a `render` function. */
export type CallStageState = TileBoardState;

/** What `CallStage` is given; everything else goes to its `<div>`. */
export type CallStageProps = TileBoardProps;

/**
 * The remote people of a call as `useLayout` says: one fills it, several share it equally, and a shared screen or a
 * pinned picture takes it and gives it back. `children` go on top, such as a `FloatingSelfView`.
 *
 * Attributes: as `SpeakerLayout`, with `data-arrangement` `single`, `grid` or `speaker`.
 */
export function CallStage(props: CallStageProps): ReactElement {
  return <TileBoard {...props} />;
}
