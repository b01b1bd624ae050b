'use client';
import { useMemo } from 'react';
import { enChat } from '../messages/chat/en.js';
import type { ChatMessages } from '../messages/chat/chat-messages.js';
import { useMessages } from './use-messages.js';

/** The texts of the chat in the language of the provider, some of them perhaps replaced by the app. */
export function useChatMessages(): ChatMessages {
  const { chatPanel } = useMessages();
  return useMemo(() => ({ ...enChat, ...chatPanel }), [chatPanel]);
}
