'use client';
import type { ReactElement } from 'react';
import { useLater } from '../hooks/use-later.js';
import { extraParts } from './extra-parts.js';
import type { CallExtrasProps } from './extra-props.js';

export type { CallExtrasProps } from './extra-props.js';

/**
 * What a call does beside the call, fetched once it is shown: keeps the screen on, takes the keys of headsets, floats
 * above other windows, shows what is on hold, and shows and asks about recordings. `VideoCall` has one: give it another one in `slots.extras`
 * to change an option.
 */
export function CallExtras(props: CallExtrasProps): ReactElement | null {
  const parts = useLater(extraParts);
  return parts && <parts.Extras {...props} />;
}
