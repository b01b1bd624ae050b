import { listing, plural } from '../grammar.js';
import type { ChatMessages } from './chat-messages.js';

const list = listing('uk');
const count = plural('uk');

/** Ukrainian. */
export const ukChat: ChatMessages = {
  messages: 'Повідомлення',
  message: 'Повідомлення',
  send: 'Надіслати',
  nothingYet: 'Поки що немає повідомлень',
  whoCanRead: 'Те, що ви пишете, можуть прочитати всі учасники дзвінка.',
  newMessages: (number) =>
    count(number, { one: '# нове повідомлення', few: '# нові повідомлення', other: '# нових повідомлень' }),
  typing: (names) =>
    names.length > 2 ? 'Кілька людей пишуть…' : `${list(names)} ${names.length === 1 ? 'пише' : 'пишуть'}…`,
  sending: 'Надсилається…',
  sent: 'Надіслано',
  delivered: 'Доставлено',
  notDelivered: 'Не доставлено',
  tooLong: (number) =>
    count(number, {
      one: 'Задовге на # символ',
      few: 'Задовге на # символи',
      other: 'Задовге на # символів',
    }),
  nobodyThere: 'У дзвінку поки що більше нікого немає.',
  callIsOver: 'Дзвінок завершено.',
};
