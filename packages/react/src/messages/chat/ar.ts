import { listing, plural } from '../grammar.js';
import type { ChatMessages } from './chat-messages.js';

const join = listing('ar');
const count = plural('ar');

/** A name of any script keeps to itself. */
const isolate = (name: string): string => `\u2068${name}\u2069`;

/** Arabic. */
export const arChat: ChatMessages = {
  messages: 'الرسائل',
  message: 'الرسالة',
  send: 'إرسال',
  nothingYet: 'لا توجد رسائل بعد',
  whoCanRead: 'يمكن لجميع من في المكالمة قراءة ما تكتبه.',
  newMessages: (number) =>
    count(number, {
      one: 'رسالة جديدة واحدة',
      two: 'رسالتان جديدتان',
      few: '# رسائل جديدة',
      many: '# رسالة جديدة',
      other: '# رسالة جديدة',
    }),
  typing: (names) => (names.length > 2 ? 'عدة أشخاص يكتبون…' : `جارٍ الكتابة: ${join(names.map(isolate))}…`),
  sending: 'جارٍ الإرسال…',
  sent: 'أُرسلت',
  delivered: 'سُلّمت',
  notDelivered: 'لم تُسلَّم',
  tooLong: (number) =>
    count(number, {
      one: 'أطول بحرف واحد من المسموح',
      two: 'أطول بحرفين من المسموح',
      few: 'أطول بـ # أحرف من المسموح',
      many: 'أطول بـ # حرفًا من المسموح',
      other: 'أطول بـ # حرف من المسموح',
    }),
  nobodyThere: 'لا يوجد أحد آخر في المكالمة بعد.',
  callIsOver: 'انتهت المكالمة.',
};
