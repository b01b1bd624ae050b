import type { UserId } from './ids.js';

/**
 * Where a message stands. `received`: it is somebody else's; `sending`: ours, and waits for the connection; `sent`: on
 * its way; `delivered`: a device of everybody who was to get it has said so; `failed`: at least one of them did not
 * get it.
 */
export type ChatMessageStatus = 'received' | 'sending' | 'sent' | 'delivered' | 'failed';

/** One message beside a call. */
export interface ChatMessage {
  /** No other message of this call has it. */
  readonly id: string;
  /** Who wrote it: our own user id for ours. */
  readonly from: UserId;
  readonly isOwn: boolean;
  /** Plain text, never markup. */
  readonly text: string;
  /** When it was sent or, for one of the others, when it came; in ms since the epoch. */
  readonly at: number;
  readonly status: ChatMessageStatus;
}

/** The chat beside one call: immutable, a new object for each change, unchanged messages shared. */
export interface ChatSnapshot {
  /** In the order in which they were sent here and came in; the oldest are dropped beyond 500. */
  readonly messages: readonly ChatMessage[];
  /** How many of the others have come since `markRead()`. */
  readonly unreadCount: number;
  /** Who of the others is typing, who began first comes first. */
  readonly typingIds: readonly UserId[];
}

/** A chat in which nothing was said. */
export const emptyChat: ChatSnapshot = { messages: [], unreadCount: 0, typingIds: [] };

/** The longest message, in UTF-16 code units. A longer one is not sent; of one that comes the rest is cut off. */
export const maxChatLength = 5000;

/** How many messages of a call are kept. */
export const maxChatMessages = 500;
