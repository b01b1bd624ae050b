'use client';
import type { SessionId, UserId } from '@parley/core';
import type { ReactElement } from 'react';
import { useChatMessages } from '../hooks/use-chat-messages.js';
import { useDisplayNames } from '../hooks/use-display-name.js';

interface ChatTypingProps {
  readonly callId: SessionId | undefined;
  readonly typingIds: readonly UserId[];
}

/** Who is typing. Its line is always there, so that nothing moves; and nobody is interrupted by it. */
export function ChatTyping({ callId, typingIds }: ChatTypingProps): ReactElement {
  const { typing } = useChatMessages();
  const names = useDisplayNames(typingIds, callId);
  return <p className="parley-chat-typing">{names.length > 0 && typing(names)}</p>;
}
