import type { Switchboard } from './switchboard.js';

let part: typeof Switchboard | null = null;

/** The class of what comes with signing in, `null` until it was fetched once on this page. */
export function loadedSwitchboard(): typeof Switchboard | null {
  return part;
}

/**
 * Fetches it.
 *
 * @throws whatever the import fails with
 */
export async function loadSwitchboard(): Promise<typeof Switchboard> {
  const { Switchboard: Loaded } = await import('./switchboard.js');
  return (part = Loaded);
}
