'use client';
import { useMemo } from 'react';
import { enHistory } from '../messages/history/en.js';
import type { HistoryMessages } from '../messages/history/history-messages.js';
import { useMessages } from './use-messages.js';

/** The texts of the call history in the language of the provider, some of them perhaps replaced by the app. */
export function useHistoryMessages(): HistoryMessages {
  const { callHistory } = useMessages();
  return useMemo(() => ({ ...enHistory, ...callHistory }), [callHistory]);
}
