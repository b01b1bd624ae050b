'use client';
import { useMemo } from 'react';
import { enEffects } from '../messages/effects/en.js';
import type { EffectsMessages } from '../messages/effects/effects-messages.js';
import { useMessages } from './use-messages.js';

/** The texts of the effects in the language of the provider, some of them perhaps replaced by the app. */
export function useEffectsMessages(): EffectsMessages {
  const { effects } = useMessages();
  return useMemo(() => ({ ...enEffects, ...effects }), [effects]);
}
