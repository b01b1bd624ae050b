import { Emitter, emptyChat } from '@parley/core';
import type { CallChat, CallChatEvents, ChatMessage, ChatSnapshot, UserId } from '@parley/core';

/** A chat that tells what it is told to tell, and sends nothing. */
export interface StillChat extends CallChat {
  readonly set: (part: Partial<ChatSnapshot>) => void;
  /** Somebody wrote, or with `ann` oneself. */
  readonly say: (from: UserId, text: string, more?: Partial<ChatMessage>) => void;
  /** Whether the others were told last that one types. */
  readonly isTyping: () => boolean;
}

/** @param start - when the first message came, in ms since the epoch; each further one 20 s later */
export function createStillChat(start: number = new Date(2024, 4, 2, 14, 5).getTime()): StillChat {
  const changes = new Emitter<CallChatEvents>();
  let snapshot = emptyChat;
  let isTyping = false;
  let count = 0;

  const set = (part: Partial<ChatSnapshot>): void => {
    snapshot = { ...snapshot, ...part };
    changes.emit('change', snapshot);
  };
  const say: StillChat['say'] = (from, text, more = {}) => {
    const isOwn = from === 'ann';
    const status = isOwn ? 'sent' : 'received';
    const id = `message-${(count += 1)}`;
    const message: ChatMessage = { id, from, isOwn, text, status, at: start + count * 20_000, ...more };
    set({
      messages: [...snapshot.messages, message],
      unreadCount: snapshot.unreadCount + Number(!isOwn),
    });
  };
  return {
    get snapshot() {
      return snapshot;
    },
    set,
    say,
    isTyping: () => isTyping,
    send: async (text) => {
      isTyping = false;
      say('ann', text);
    },
    retry: async (id) =>
      set({
        messages: snapshot.messages.map((message) =>
          message.id === id ? { ...message, status: 'sent' } : message,
        ),
      }),
    setTyping: (now) => {
      isTyping = now;
    },
    markRead: () => {
      if (snapshot.unreadCount > 0) set({ unreadCount: 0 });
    },
    on: (event, listener) => changes.on(event, listener),
  };
}
