import { listing, plural } from '../grammar.js';
import type { HistoryMessages } from './history-messages.js';

const list = listing('es');
const count = plural('es');

/** Spanish. */
export const esHistory: HistoryMessages = {
  calls: 'Llamadas',
  noCalls: 'Aún no hay llamadas',
  outcome: ({ outcome, direction, kind }) => {
    const isIncoming = direction === 'incoming';
    const incoming = kind === 'video' ? 'Videollamada entrante' : 'Llamada de audio entrante';
    const outgoing = kind === 'video' ? 'Videollamada saliente' : 'Llamada de audio saliente';
    const words = {
      answered: isIncoming ? incoming : outgoing,
      'answered-elsewhere': 'Contestada en otro dispositivo',
      declined: isIncoming ? 'La rechazaste' : 'Rechazada',
      'declined-elsewhere': 'Rechazada en otro dispositivo',
      missed: kind === 'video' ? 'Videollamada perdida' : 'Llamada de audio perdida',
      'no-answer': 'Sin respuesta',
      busy: 'Ocupado',
      canceled: 'La cancelaste',
      failed: 'No se pudo conectar',
    };
    return words[outcome];
  },
  callWithAudio: (names) => `Llamar a ${list(names)} solo con audio`,
  callWithVideo: (names) => `Llamar a ${list(names)} con vídeo`,
  removeCall: (names) => `Quitar la llamada con ${list(names)}`,
  clear: 'Quitar todas…',
  clearQuestion: '¿Quitar todas las llamadas de la lista?',
  clearYes: 'Quitar todas',
  clearNo: 'Conservarlas',
  missedCalls: (number) => count(number, { one: '# llamada perdida', other: '# llamadas perdidas' }),
};
