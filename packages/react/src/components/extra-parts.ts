import { later } from '../lib/later.js';
import type { Later } from '../lib/later.js';
import type { Extras } from './extras.js';
import type { MoveButton } from './move-button.js';
import type { PinButton } from './pin-button.js';

/** What a call does beside the call, and what is not seen at first. */
export interface ExtraParts {
  readonly Extras: typeof Extras;
  readonly MoveButton: typeof MoveButton;
  readonly PinButton: typeof PinButton;
}

/** Nobody waits for any of it: it comes when the call is there. */
export const extraParts: Later<ExtraParts> = later('what a call does besides', () => import('./extras.js'));
