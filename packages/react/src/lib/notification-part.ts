import { later } from './later.js';
import type { Later } from './later.js';
import type { notifyWhileHidden } from './notify-while-hidden.js';

/** It comes as soon as a call rings. */
export const notificationPart: Later<{ readonly notifyWhileHidden: typeof notifyWhileHidden }> = later(
  'the notification',
  () => import('./notify-while-hidden.js'),
);
