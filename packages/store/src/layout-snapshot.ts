import type { UserId } from '@parley/core';

/**
 * How the pictures of a call are arranged. `auto`: equal tiles, until somebody shares a screen; `grid`: equal tiles,
 * screens among them; `speaker`: one large, the others small.
 */
export type CallLayout = 'auto' | 'grid' | 'speaker';

/** Which picture of somebody. */
export type TileSource = 'camera' | 'screen';

/** One picture of one person. */
export interface TileRef {
  readonly userId: UserId;
  readonly source: TileSource;
}

/** What a person has chosen for a call. */
export interface LayoutSnapshot {
  readonly layout: CallLayout;
  /** The picture that is to stay on the stage, whoever talks. */
  readonly pinned: TileRef | null;
}

/** What is to be seen now. */
export interface StageSnapshot {
  /** `single`: one person and nothing else; `grid`: equal tiles; `speaker`: one large, the others small. */
  readonly arrangement: 'single' | 'grid' | 'speaker';
  /** Whose picture is large, `null` when all are equal or nobody is there. */
  readonly stageId: UserId | null;
  readonly stageSource: TileSource;
}
