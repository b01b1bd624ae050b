import { listing, plural } from '../grammar.js';
import type { HistoryMessages } from './history-messages.js';

const list = listing('uk');
const count = plural('uk');

/** Ukrainian. */
export const ukHistory: HistoryMessages = {
  calls: 'Дзвінки',
  noCalls: 'Дзвінків поки що немає',
  outcome: ({ outcome, direction, kind }) => {
    const isIncoming = direction === 'incoming';
    const incoming = kind === 'video' ? 'Вхідний відеодзвінок' : 'Вхідний аудіодзвінок';
    const outgoing = kind === 'video' ? 'Вихідний відеодзвінок' : 'Вихідний аудіодзвінок';
    const words = {
      answered: isIncoming ? incoming : outgoing,
      'answered-elsewhere': 'Прийнято на іншому пристрої',
      declined: isIncoming ? 'Ви відхилили' : 'Відхилено',
      'declined-elsewhere': 'Відхилено на іншому пристрої',
      missed: kind === 'video' ? 'Пропущений відеодзвінок' : 'Пропущений аудіодзвінок',
      'no-answer': 'Немає відповіді',
      busy: 'Зайнято',
      canceled: 'Ви скасували',
      failed: 'Не вдалося з’єднатися',
    };
    return words[outcome];
  },
  callWithAudio: (names) => `Аудіодзвінок: ${list(names)}`,
  callWithVideo: (names) => `Відеодзвінок: ${list(names)}`,
  removeCall: (names) => `Вилучити дзвінок: ${list(names)}`,
  clear: 'Вилучити всі…',
  clearQuestion: 'Вилучити всі дзвінки зі списку?',
  clearYes: 'Вилучити всі',
  clearNo: 'Залишити',
  missedCalls: (number) =>
    count(number, {
      one: '# пропущений дзвінок',
      few: '# пропущені дзвінки',
      other: '# пропущених дзвінків',
    }),
};
