import { listing, plural } from '../grammar.js';
import type { ChatMessages } from './chat-messages.js';

const list = listing('es');
const count = plural('es');

/** Spanish. It says «tú». */
export const esChat: ChatMessages = {
  messages: 'Mensajes',
  message: 'Mensaje',
  send: 'Enviar',
  nothingYet: 'Aún no hay mensajes',
  whoCanRead: 'Todos los que están en la llamada pueden leer lo que escribes.',
  newMessages: (number) => count(number, { one: '# mensaje nuevo', other: '# mensajes nuevos' }),
  typing: (names) =>
    names.length > 2
      ? 'Varias personas están escribiendo…'
      : `${list(names)} ${names.length === 1 ? 'está' : 'están'} escribiendo…`,
  sending: 'Enviando…',
  sent: 'Enviado',
  delivered: 'Entregado',
  notDelivered: 'No entregado',
  tooLong: (number) => count(number, { one: 'Sobra # carácter', other: 'Sobran # caracteres' }),
  nobodyThere: 'Todavía no hay nadie más en la llamada.',
  callIsOver: 'La llamada ha terminado.',
};
