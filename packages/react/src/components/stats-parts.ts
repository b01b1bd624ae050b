import { later } from '../lib/later.js';
import type { Later } from '../lib/later.js';
import type { StatsDialog } from './stats-dialog.js';

/** What shows the figures of a call. */
export interface StatsParts {
  readonly StatsDialog: typeof StatsDialog;
}

/** Few people ever look at figures: it comes when somebody asks. */
export const statsParts: Later<StatsParts> = later('the statistics', () => import('./stats-dialog.js'));
