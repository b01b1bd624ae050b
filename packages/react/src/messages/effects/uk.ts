import type { EffectsMessages } from './effects-messages.js';

export const ukEffects: EffectsMessages = {
  background: 'Тло',
  noBackground: 'Без змін',
  slightBlur: 'Легке розмиття',
  blur: 'Розмиття',
  chooseImage: 'Вибрати зображення…',
  ownImage: 'Ваше зображення',
  backgroundStarts: 'Тло завантажується…',
  backgroundFailed: 'Це тло тут не працює. Камера показує те, що за вами.',
  suppressNoise: 'Приглушувати шум',
  noiseStarts: 'Шумозаглушення завантажується…',
  noiseFailed: 'Приглушити шум тут не вдається. Мікрофон працює, як раніше.',
};
