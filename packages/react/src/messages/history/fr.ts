import { listing, plural } from '../grammar.js';
import type { HistoryMessages } from './history-messages.js';

const list = listing('fr');
const count = plural('fr');

/** French. */
export const frHistory: HistoryMessages = {
  calls: 'Appels',
  noCalls: 'Aucun appel pour le moment',
  outcome: ({ outcome, direction, kind }) => {
    const isIncoming = direction === 'incoming';
    const incoming = kind === 'video' ? 'Appel vidéo entrant' : 'Appel audio entrant';
    const outgoing = kind === 'video' ? 'Appel vidéo sortant' : 'Appel audio sortant';
    const words = {
      answered: isIncoming ? incoming : outgoing,
      'answered-elsewhere': 'Pris sur un autre appareil',
      declined: isIncoming ? 'Refusé par vous' : 'Refusé',
      'declined-elsewhere': 'Refusé sur un autre appareil',
      missed: kind === 'video' ? 'Appel vidéo manqué' : 'Appel audio manqué',
      'no-answer': 'Sans réponse',
      busy: 'Occupé',
      canceled: 'Annulé par vous',
      failed: 'Connexion impossible',
    };
    return words[outcome];
  },
  callWithAudio: (names) => `Appeler ${list(names)} en audio`,
  callWithVideo: (names) => `Appeler ${list(names)} en vidéo`,
  removeCall: (names) => `Retirer l’appel avec ${list(names)}`,
  clear: 'Tout retirer…',
  clearQuestion: 'Retirer tous les appels de la liste ?',
  clearYes: 'Tout retirer',
  clearNo: 'Les garder',
  missedCalls: (number) => count(number, { one: '# appel manqué', other: '# appels manqués' }),
};
