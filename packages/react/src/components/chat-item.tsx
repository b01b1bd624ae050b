'use client';
import type { ChatMessage, SessionId } from '@parley/core';
import { memo } from 'react';
import type { NamedExoticComponent, ReactElement } from 'react';
import { useChatMessages } from '../hooks/use-chat-messages.js';
import { useDisplayName } from '../hooks/use-display-name.js';
import { useMessages } from '../hooks/use-messages.js';
import { AlertIcon } from '../icons/icons.js';
import { present } from '../lib/presence.js';
import { ChatText } from './chat-text.js';

interface ChatItemProps {
  readonly callId: SessionId | undefined;
  readonly message: ChatMessage;
  /** The first of several that somebody wrote at about the same time: it says who and when. */
  readonly isFirst: boolean;
  /** The newest of ours: it says what became of it. */
  readonly isLastOwn: boolean;
  readonly canRetry: boolean;
  readonly retry: (messageId: string) => unknown;
}

/** One message. Drawn anew only when it has changed itself. */
export const ChatItem: NamedExoticComponent<ChatItemProps> = memo(function ChatItem({
  callId,
  message,
  isFirst,
  isLastOwn,
  canRetry,
  retry,
}: ChatItemProps): ReactElement {
  const { tryAgain } = useMessages();
  const words = useChatMessages();
  const { id, isOwn, status, text } = message;
  const hasFailed = status === 'failed';
  return (
    <li
      className="parley-chat-message"
      data-own={present(isOwn)}
      data-first={present(isFirst)}
      data-status={status}
    >
      {isFirst && <Author callId={callId} message={message} />}
      <ChatText text={text} />
      {isOwn && (isLastOwn || hasFailed) && (
        // What becomes of it is not worth an interruption, unless it has failed.
        <p className="parley-chat-status" aria-live={hasFailed ? undefined : 'off'}>
          {hasFailed && <AlertIcon />}
          {words[statusWords[status]]}
          {hasFailed && canRetry && (
            <button type="button" className="parley-chat-retry" onClick={() => retry(id)}>
              {tryAgain}
            </button>
          )}
        </p>
      )}
    </li>
  );
});

const statusWords = {
  received: 'delivered',
  sending: 'sending',
  sent: 'sent',
  delivered: 'delivered',
  failed: 'notDelivered',
} as const;

function Author({ callId, message }: Pick<ChatItemProps, 'callId' | 'message'>): ReactElement {
  const { you, locale } = useMessages();
  const name = useDisplayName(message.from, callId);
  const time = new Date(message.at);
  return (
    <p className="parley-chat-author">
      <bdi>{message.isOwn ? you : name}</bdi>
      <time dateTime={time.toISOString()}>
        {new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(time)}
      </time>
    </p>
  );
}
