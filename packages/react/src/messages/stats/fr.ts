import type { StatsMessages } from './stats-messages.js';

export const frStats: StatsMessages = {
  measuring: 'Mesure en cours…',
  score: (word) => ({ good: 'Bonne', fair: 'Moyenne', poor: 'Mauvaise' })[word],
  direct: (protocol) => `Directe, par ${protocol}`,
  relayed: (protocol) => `Par un serveur relais, en ${protocol}`,
  roundTrip: 'Aller-retour',
  loss: 'Paquets perdus',
  received: 'Reçu',
  sent: 'Envoyé',
  frameRate: 'Images par seconde',
  sound: 'Son',
  picture: 'Image',
  screen: 'Écran',
  limitedBy: (what) =>
    ({ cpu: 'Limité par cet appareil', bandwidth: 'Limité par le réseau', other: 'Limité' })[what],
  timeline: 'Ce qui s’est passé',
  copyTimeline: 'Copier pour un rapport de bogue',
  copied: 'Copié',
};
