import type { StatsMessages } from './stats-messages.js';

export const deStats: StatsMessages = {
  measuring: 'Wird gemessen …',
  score: (word) => ({ good: 'Gut', fair: 'Mäßig', poor: 'Schlecht' })[word],
  direct: (protocol) => `Direkt, über ${protocol}`,
  relayed: (protocol) => `Über einen Vermittlungsserver, per ${protocol}`,
  roundTrip: 'Umlaufzeit',
  loss: 'Paketverlust',
  received: 'Empfangen',
  sent: 'Gesendet',
  frameRate: 'Bilder pro Sekunde',
  sound: 'Ton',
  picture: 'Bild',
  screen: 'Bildschirm',
  limitedBy: (what) =>
    ({ cpu: 'Durch dieses Gerät begrenzt', bandwidth: 'Durch das Netz begrenzt', other: 'Begrenzt' })[what],
  timeline: 'Was geschehen ist',
  copyTimeline: 'Für einen Fehlerbericht kopieren',
  copied: 'Kopiert',
};
