'use client';
import { useContext } from 'react';
import type { Messages } from '../messages/messages.js';
import { MessagesContext } from '../provider/call-context.js';

/** The texts, in the language that `CallProvider` was given. */
export function useMessages(): Messages {
  return useContext(MessagesContext);
}
