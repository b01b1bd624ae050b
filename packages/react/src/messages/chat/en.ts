import type { ChatMessages } from './chat-messages.js';

/** English. */
export const enChat: ChatMessages = {
  messages: 'Messages',
  message: 'Message',
  send: 'Send',
  nothingYet: 'No messages yet',
  whoCanRead: 'Everybody in the call can read what you write.',
  newMessages: (count) => (count === 1 ? '1 new message' : `${String(count)} new messages`),
  typing: (names) =>
    names.length > 2
      ? 'Several people are typing…'
      : `${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} typing…`,
  sending: 'Sending…',
  sent: 'Sent',
  delivered: 'Delivered',
  notDelivered: 'Not delivered',
  tooLong: (count) => `${String(count)} ${count === 1 ? 'character' : 'characters'} too long`,
  nobodyThere: 'Nobody else is in the call yet.',
  callIsOver: 'The call is over.',
};
