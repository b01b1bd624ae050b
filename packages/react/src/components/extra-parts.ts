import { later } from '../lib/later.js';
import type { Later } from '../lib/later.js';
import type { Extras } from './extras.js';

/** What a call does beside the call. */
export interface ExtraParts {
  readonly Extras: typeof Extras;
}

/** Nobody waits for any of it: it comes when the call is there. */
export const extraParts: Later<ExtraParts> = later('what a call does besides', () => import('./extras.js'));
