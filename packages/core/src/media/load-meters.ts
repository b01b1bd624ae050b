import type * as MeterParts from './meter-parts.js';

/** Fetches what measures sound. Nothing of it is needed before there is a microphone. */
export function loadMeters(): Promise<typeof MeterParts> {
  return import('./meter-parts.js');
}
