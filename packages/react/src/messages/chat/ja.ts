import { listing, plural } from '../grammar.js';
import type { ChatMessages } from './chat-messages.js';

const list = listing('ja');
const count = plural('ja');

/** Japanese, in the polite form. */
export const jaChat: ChatMessages = {
  messages: 'メッセージ',
  message: 'メッセージを入力',
  send: '送信',
  nothingYet: 'メッセージはまだありません',
  whoCanRead: '書いた内容は通話中の全員が読めます。',
  newMessages: (number) => count(number, { other: '新しいメッセージ#件' }),
  typing: (names) =>
    names.length > 2 ? '複数の人が入力中…' : `${list(names.map((name) => `${name}さん`))}が入力中…`,
  sending: '送信しています…',
  sent: '送信済み',
  delivered: '配信済み',
  notDelivered: '送信できませんでした',
  tooLong: (number) => count(number, { other: '#文字超過しています' }),
  nobodyThere: '通話にはまだ他の人がいません。',
  callIsOver: '通話は終了しました。',
};
