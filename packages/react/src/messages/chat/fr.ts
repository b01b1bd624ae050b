import { listing, plural } from '../grammar.js';
import type { ChatMessages } from './chat-messages.js';

const list = listing('fr');
const count = plural('fr');

/** French. It says « vous ». */
export const frChat: ChatMessages = {
  messages: 'Messages',
  message: 'Message',
  send: 'Envoyer',
  nothingYet: 'Aucun message pour l’instant',
  whoCanRead: 'Toutes les personnes présentes dans l’appel peuvent lire ce que vous écrivez.',
  newMessages: (number) => count(number, { one: '# nouveau message', other: '# nouveaux messages' }),
  typing: (names) =>
    names.length > 2
      ? 'Plusieurs personnes écrivent…'
      : `${list(names)} ${names.length === 1 ? 'écrit' : 'écrivent'}…`,
  sending: 'Envoi…',
  sent: 'Envoyé',
  delivered: 'Distribué',
  notDelivered: 'Non distribué',
  tooLong: (number) => count(number, { one: '# caractère de trop', other: '# caractères de trop' }),
  nobodyThere: 'Il n’y a encore personne d’autre dans l’appel.',
  callIsOver: 'L’appel est terminé.',
};
