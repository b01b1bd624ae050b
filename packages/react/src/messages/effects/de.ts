import type { EffectsMessages } from './effects-messages.js';

export const deEffects: EffectsMessages = {
  background: 'Hintergrund',
  noBackground: 'Keiner',
  slightBlur: 'Leicht weichgezeichnet',
  blur: 'Weichgezeichnet',
  chooseImage: 'Bild auswählen …',
  ownImage: 'Ihr Bild',
  backgroundStarts: 'Der Hintergrund wird geladen …',
  backgroundFailed: 'Dieser Hintergrund funktioniert hier nicht. Ihre Kamera zeigt, was hinter Ihnen ist.',
  suppressNoise: 'Geräusche unterdrücken',
  noiseStarts: 'Die Geräuschunterdrückung wird geladen …',
  noiseFailed: 'Geräusche lassen sich hier nicht unterdrücken. Ihr Mikrofon funktioniert wie bisher.',
};
