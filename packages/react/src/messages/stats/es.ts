import type { StatsMessages } from './stats-messages.js';

export const esStats: StatsMessages = {
  measuring: 'Midiendo…',
  score: (word) => ({ good: 'Buena', fair: 'Regular', poor: 'Mala' })[word],
  direct: (protocol) => `Directa, por ${protocol}`,
  relayed: (protocol) => `A través de un servidor de retransmisión, por ${protocol}`,
  roundTrip: 'Ida y vuelta',
  loss: 'Paquetes perdidos',
  received: 'Recibido',
  sent: 'Enviado',
  frameRate: 'Fotogramas por segundo',
  sound: 'Sonido',
  picture: 'Imagen',
  screen: 'Pantalla',
  limitedBy: (what) =>
    ({ cpu: 'Limitado por este dispositivo', bandwidth: 'Limitado por la red', other: 'Limitado' })[what],
  timeline: 'Qué ha pasado',
  copyTimeline: 'Copiar para un informe de error',
  copied: 'Copiado',
};
