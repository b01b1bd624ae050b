'use client';
import type { SessionId } from '@parley/core';
import type { ReactElement } from 'react';
import { useLater } from '../hooks/use-later.js';
import { extraParts } from './extra-parts.js';

/** What `CallExtras` is given. */
export interface CallExtrasProps {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  /** Float the call above all windows when the person looks at another tab, where the browser can. Default false. */
  readonly autoPictureInPicture?: boolean | undefined;
}

/**
 * What a call does beside the call, fetched once it is shown: keeps the screen on, takes the keys of headsets, floats
 * above other windows, and shows and asks about recordings. `VideoCall` has one: give it another one in `slots.extras`
 * to change an option.
 */
export function CallExtras(props: CallExtrasProps): ReactElement | null {
  const parts = useLater(extraParts);
  return parts && <parts.Extras {...props} />;
}
