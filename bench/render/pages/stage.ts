import type { CallQuality } from '@parley/core';

/** What one contestant's page can do. People are the numbers of the remote ones, from 0. */
export interface Stage {
  /** The class of the tiles, one's own included. */
  readonly tileClass: string;
  /**
   * Makes the call and its tracks, without rendering anything.
   *
   * @param people - how many there are, oneself included
   * @param connectedAt - since when they are connected, in ms since the epoch
   */
  prepare(people: number, connectedAt: number): Promise<void>;
  /** Renders the call, for the first and only time. */
  mount(root: HTMLElement): void;
  /** Tells how loud some people are, from 0 to 1; the others keep their levels. */
  setLevels(levels: readonly Level[]): void;
  /** Tells who of them is the main speaker. */
  setSpeaker(person: number): void;
  setQuality(person: number, quality: CallQuality): void;
  /** Tells that somebody muted their microphone. */
  mute(person: number): void;
}

/** How loud somebody is, from 0 to 1. */
export interface Level {
  readonly person: number;
  readonly level: number;
}
