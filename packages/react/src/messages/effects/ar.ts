import type { EffectsMessages } from './effects-messages.js';

export const arEffects: EffectsMessages = {
  background: 'الخلفية',
  noBackground: 'بدون',
  slightBlur: 'تمويه خفيف',
  blur: 'تمويه',
  chooseImage: 'اختيار صورة…',
  ownImage: 'صورتك',
  backgroundStarts: 'جارٍ تحميل الخلفية…',
  backgroundFailed: 'لا تعمل هذه الخلفية هنا. تعرض الكاميرا ما وراءك كما هو.',
  suppressNoise: 'كتم الضوضاء',
  noiseStarts: 'جارٍ تحميل كتم الضوضاء…',
  noiseFailed: 'لا يمكن كتم الضوضاء هنا. يعمل الميكروفون كما كان.',
};
