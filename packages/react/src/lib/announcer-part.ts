import type { announce } from './announce.js';
import { later } from './later.js';
import type { Later } from './later.js';

/** It comes with the first call: what happens meanwhile is told then. */
export const announcerPart: Later<{ readonly announce: typeof announce }> = later(
  'the announcements',
  () => import('./announce.js'),
);
