import type { StatsMessages } from './stats-messages.js';

export const ukStats: StatsMessages = {
  measuring: 'Вимірювання…',
  score: (word) => ({ good: 'Добре', fair: 'Задовільно', poor: 'Погано' })[word],
  direct: (protocol) => `Напряму, через ${protocol}`,
  relayed: (protocol) => `Через сервер-ретранслятор, ${protocol}`,
  roundTrip: 'Час туди й назад',
  loss: 'Втрата пакетів',
  received: 'Отримано',
  sent: 'Надіслано',
  frameRate: 'Кадрів за секунду',
  sound: 'Звук',
  picture: 'Зображення',
  screen: 'Екран',
  limitedBy: (what) =>
    ({ cpu: 'Обмежено цим пристроєм', bandwidth: 'Обмежено мережею', other: 'Обмежено' })[what],
  timeline: 'Що сталося',
  copyTimeline: 'Скопіювати для звіту про помилку',
  copied: 'Скопійовано',
};
