import type { EffectsMessages } from './effects-messages.js';

export const enEffects: EffectsMessages = {
  background: 'Background',
  noBackground: 'None',
  slightBlur: 'Slight blur',
  blur: 'Blur',
  chooseImage: 'Choose image…',
  ownImage: 'Your image',
  backgroundStarts: 'The background is loading…',
  backgroundFailed: 'This background does not work here. Your camera shows what is behind you.',
  suppressNoise: 'Suppress noise',
  noiseStarts: 'Noise suppression is loading…',
  noiseFailed: 'Noise cannot be suppressed here. Your microphone works as before.',
};
