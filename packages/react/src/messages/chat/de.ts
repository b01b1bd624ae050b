import { listing, plural } from '../grammar.js';
import type { ChatMessages } from './chat-messages.js';

const list = listing('de');
const count = plural('de');

/** German. It says „Sie“. */
export const deChat: ChatMessages = {
  messages: 'Nachrichten',
  message: 'Nachricht',
  send: 'Senden',
  nothingYet: 'Noch keine Nachrichten',
  whoCanRead: 'Alle im Anruf können lesen, was Sie schreiben.',
  newMessages: (number) => count(number, { one: '# neue Nachricht', other: '# neue Nachrichten' }),
  typing: (names) =>
    names.length > 2
      ? 'Mehrere schreiben …'
      : `${list(names)} ${names.length === 1 ? 'schreibt' : 'schreiben'} …`,
  sending: 'Wird gesendet …',
  sent: 'Gesendet',
  delivered: 'Zugestellt',
  notDelivered: 'Nicht zugestellt',
  tooLong: (number) => `${count(number, { other: '# Zeichen' })} zu lang`,
  nobodyThere: 'Noch ist niemand sonst im Anruf.',
  callIsOver: 'Der Anruf ist beendet.',
};
