import { listing, plural } from '../grammar.js';
import type { HistoryMessages } from './history-messages.js';

const list = listing('de');
const count = plural('de');

/** German. */
export const deHistory: HistoryMessages = {
  calls: 'Anrufe',
  noCalls: 'Noch keine Anrufe',
  outcome: ({ outcome, direction, kind }) => {
    const isIncoming = direction === 'incoming';
    const incoming = kind === 'video' ? 'Eingehender Videoanruf' : 'Eingehender Audioanruf';
    const outgoing = kind === 'video' ? 'Ausgehender Videoanruf' : 'Ausgehender Audioanruf';
    const words = {
      answered: isIncoming ? incoming : outgoing,
      'answered-elsewhere': 'Auf einem anderen Gerät angenommen',
      declined: isIncoming ? 'Von Ihnen abgelehnt' : 'Abgelehnt',
      'declined-elsewhere': 'Auf einem anderen Gerät abgelehnt',
      missed: kind === 'video' ? 'Verpasster Videoanruf' : 'Verpasster Audioanruf',
      'no-answer': 'Nicht angenommen',
      busy: 'Besetzt',
      canceled: 'Von Ihnen abgebrochen',
      failed: 'Keine Verbindung',
    };
    return words[outcome];
  },
  callWithAudio: (names) => `${list(names)} anrufen, nur Ton`,
  callWithVideo: (names) => `${list(names)} mit Video anrufen`,
  removeCall: (names) => `Anruf mit ${list(names)} entfernen`,
  clear: 'Alle entfernen …',
  clearQuestion: 'Alle Anrufe aus der Liste entfernen?',
  clearYes: 'Alle entfernen',
  clearNo: 'Behalten',
  missedCalls: (number) => count(number, { one: '# verpasster Anruf', other: '# verpasste Anrufe' }),
};
