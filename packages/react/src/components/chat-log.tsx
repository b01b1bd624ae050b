'use client';
import type { ChatMessage, SessionId } from '@parley/core';
import type { ReactElement } from 'react';
import { useChatMessages } from '../hooks/use-chat-messages.js';
import type { ChatHandle } from '../hooks/use-chat.js';
import { useChatScroll } from '../hooks/use-chat-scroll.js';
import { CaretIcon } from '../icons/icons.js';
import { ChatItem } from './chat-item.js';

interface ChatLogProps {
  readonly callId: SessionId | undefined;
  readonly chat: ChatHandle;
}

/** A list that is longer than its place is scrolled with the keyboard, too. */
const scrolledByKeys = { tabIndex: 0 } as const;

/** What one person writes within so long stands together, in ms. */
const together = 120_000;

/** All messages, the newest at the end, which is where it stays unless one scrolls up. */
export function ChatLog({ callId, chat }: ChatLogProps): ReactElement {
  const words = useChatMessages();
  const { messages, canSend, retry } = chat;
  const { ref, newCount, onScroll, scrollToEnd } = useChatScroll(chat);
  const lastOwn = messages.findLast(({ isOwn }) => isOwn);
  return (
    <div className="parley-chat-main">
      <div
        ref={ref}
        role="log"
        aria-label={words.messages}
        aria-relevant="additions"
        {...scrolledByKeys}
        className="parley-chat-log"
        onScroll={onScroll}
      >
        {messages.length === 0 ? (
          <div className="parley-chat-empty">
            <p>{words.nothingYet}</p>
            <p className="parley-subtitle">{words.whoCanRead}</p>
          </div>
        ) : (
          <ol>
            {messages.map((message, index) => (
              <ChatItem
                key={message.id}
                callId={callId}
                message={message}
                isFirst={isFirst(message, messages[index - 1])}
                isLastOwn={message === lastOwn}
                canRetry={canSend}
                retry={retry}
              />
            ))}
          </ol>
        )}
      </div>
      {newCount > 0 && (
        <button type="button" className="parley-button parley-chat-new" onClick={scrollToEnd}>
          {words.newMessages(newCount)}
          <CaretIcon />
        </button>
      )}
    </div>
  );
}

function isFirst({ from, at }: ChatMessage, before: ChatMessage | undefined): boolean {
  return before?.from !== from || at - before.at > together;
}
