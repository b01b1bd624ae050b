import type { ReactElement } from 'react';
import { later } from '../lib/later.js';
import type { Later } from '../lib/later.js';
import type { Extras } from './extras.js';
import type { MoveButton } from './move-button.js';

/** What a call does beside the call, and what is not seen at first. */
export interface ExtraParts {
  readonly Extras: typeof Extras;
  readonly MoveButton: typeof MoveButton;
  /** The same element again renders nothing: a board that renders leaves its tiles alone. */
  readonly pinButton: ReactElement;
}

/** Nobody waits for any of it: it comes when the call is there. */
export const extraParts: Later<ExtraParts> = later('what a call does besides', () => import('./extras.js'));
