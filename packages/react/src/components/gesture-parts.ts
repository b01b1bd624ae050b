import { later } from '../lib/later.js';
import type { Later } from '../lib/later.js';
import type { FloatingReaction } from './floating-reaction.js';
import type { HandIndicator } from './hand-indicator.js';

/** What is on a tile once somebody reacts or raises a hand. */
export interface GestureParts {
  readonly FloatingReaction: typeof FloatingReaction;
  readonly HandIndicator: typeof HandIndicator;
}

/** Most calls go without. */
export const gestureParts: Later<GestureParts> = later(
  'the reactions',
  () => import('./gesture-contents.js'),
);
