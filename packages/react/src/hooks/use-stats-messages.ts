'use client';
import { useMemo } from 'react';
import { enStats } from '../messages/stats/en.js';
import type { StatsMessages } from '../messages/stats/stats-messages.js';
import { useMessages } from './use-messages.js';

/** The texts of the statistics in the language of the provider, some of them perhaps replaced by the app. */
export function useStatsMessages(): StatsMessages {
  const { stats } = useMessages();
  return useMemo(() => ({ ...enStats, ...stats }), [stats]);
}
