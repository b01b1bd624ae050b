import { later } from '../lib/later.js';
import type { Later } from '../lib/later.js';
import type { PermissionHelp } from './permission-help.js';

/** What helps with a device that was denied. */
export interface PermissionParts {
  readonly PermissionHelp: typeof PermissionHelp;
}

/** It comes when a call has no device because of that. */
export const permissionParts: Later<PermissionParts> = later(
  'the help with permissions',
  () => import('./permission-help.js'),
);
