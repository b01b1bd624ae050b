import type { EffectsMessages } from './effects-messages.js';

export const esEffects: EffectsMessages = {
  background: 'Fondo',
  noBackground: 'Ninguno',
  slightBlur: 'Desenfoque leve',
  blur: 'Desenfoque',
  chooseImage: 'Elegir imagen…',
  ownImage: 'Su imagen',
  backgroundStarts: 'Cargando el fondo…',
  backgroundFailed: 'Este fondo no funciona aquí. Su cámara muestra lo que hay detrás de usted.',
  suppressNoise: 'Suprimir el ruido',
  noiseStarts: 'Cargando la supresión de ruido…',
  noiseFailed: 'Aquí no se puede suprimir el ruido. Su micrófono funciona como antes.',
};
