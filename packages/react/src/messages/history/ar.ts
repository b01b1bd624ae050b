import { listing, plural } from '../grammar.js';
import type { HistoryMessages } from './history-messages.js';

const list = listing('ar');
const count = plural('ar');

/** Arabic. */
export const arHistory: HistoryMessages = {
  calls: 'المكالمات',
  noCalls: 'لا توجد مكالمات بعد',
  outcome: ({ outcome, direction, kind }) => {
    const isIncoming = direction === 'incoming';
    const incoming = kind === 'video' ? 'مكالمة فيديو واردة' : 'مكالمة صوتية واردة';
    const outgoing = kind === 'video' ? 'مكالمة فيديو صادرة' : 'مكالمة صوتية صادرة';
    const words = {
      answered: isIncoming ? incoming : outgoing,
      'answered-elsewhere': 'تم الرد من جهاز آخر',
      declined: isIncoming ? 'رفضتَها' : 'مرفوضة',
      'declined-elsewhere': 'رُفضت من جهاز آخر',
      missed: kind === 'video' ? 'مكالمة فيديو فائتة' : 'مكالمة صوتية فائتة',
      'no-answer': 'لا رد',
      busy: 'مشغول',
      canceled: 'ألغيتَها',
      failed: 'تعذّر الاتصال',
    };
    return words[outcome];
  },
  callWithAudio: (names) => `اتصال صوتي بـ ${list(names)}`,
  callWithVideo: (names) => `اتصال فيديو بـ ${list(names)}`,
  removeCall: (names) => `إزالة المكالمة مع ${list(names)}`,
  clear: 'إزالة الكل…',
  clearQuestion: 'هل تريد إزالة كل المكالمات من القائمة؟',
  clearYes: 'إزالة الكل',
  clearNo: 'الإبقاء عليها',
  missedCalls: (number) =>
    count(number, {
      zero: 'لا مكالمات فائتة',
      one: 'مكالمة فائتة واحدة',
      two: 'مكالمتان فائتتان',
      few: '# مكالمات فائتة',
      many: '# مكالمة فائتة',
      other: '# مكالمة فائتة',
    }),
};
