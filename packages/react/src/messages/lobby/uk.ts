import type { BrowserKind } from '../../lib/detect-browser.js';
import { listing } from '../grammar.js';
import type { Device } from '../device.js';
import type { LobbyMessages } from './lobby-messages.js';

const list = listing('uk');

/** Ukrainian. Names stay in the nominative, after a colon. */
export const ukLobby: LobbyMessages = {
  callWhom: (kind, names) => `${kind === 'video' ? 'Відеодзвінок' : 'Аудіодзвінок'}: ${list(names)}`,
  checkDevices: 'Камера та мікрофон',
  startCall: 'Зателефонувати',
  answerCall: 'Відповісти',
  done: 'Готово',
  cancel: 'Скасувати',
  cameraIsOff: 'Вашу камеру вимкнено',
  cameraStarts: 'Вмикаємо вашу камеру…',
  allowDevices: 'Виберіть «Дозволити», коли браузер запитає.',
  deviceLost: (label) => `Від’єднано: ${label}`,
  deviceReturned: (label) => `Знову під’єднано: ${label}`,
  testSpeaker: 'Перевірити динамік',
  speakerPlays: 'Відтворюється звук…',
  testMicrophone: 'Перевірити мікрофон',
  microphoneRecords: 'Триває запис, скажіть щось…',
  microphonePlays: 'Відтворюється ваш запис…',
  stopTest: 'Зупинити',
  testFailed: 'Перевірка не вдалася.',
  cannotRecord: 'Цей браузер не може записати перевірку.',
  permissionHelp: (device, browser) => steps[browser](device),
};

const named: Record<Device, string> = { microphone: 'Мікрофон', camera: 'Камера' };
const accusative: Record<Device, string> = { microphone: 'мікрофон', camera: 'камеру' };

const inSystem = (device: Device): string =>
  `Досі заблоковано? Дозвольте цьому браузеру ${accusative[device]} у налаштуваннях приватності системи.`;

const steps: Record<BrowserKind, (device: Device) => readonly string[]> = {
  chrome: (device) => [
    'Натисніть значок перед адресою цієї сторінки.',
    `Увімкніть «${named[device]}».`,
    inSystem(device),
  ],
  firefox: (device) => [
    `Натисніть ${device === 'camera' ? 'перекреслену камеру' : 'перекреслений мікрофон'} перед адресою цієї сторінки.`,
    'Зніміть там блокування.',
    inSystem(device),
  ],
  safari: (device) => [
    'На панелі меню відкрийте меню браузера й виберіть «Параметри для цього вебсайту».',
    `Для пункту «${named[device]}» виберіть «Дозволити».`,
  ],
  ios: (device) => [
    'Торкніться меню сторінки біля адреси, а потім «Параметри вебсайту».',
    `Для пункту «${named[device]}» виберіть «Дозволити».`,
    `Немає такого? Відкрийте програму «Параметри», виберіть цей браузер і дозвольте ${accusative[device]}.`,
  ],
  android: (device) => [
    'Торкніться значка перед адресою, а потім «Дозволи».',
    `Дозвольте ${accusative[device]}.`,
    `Досі заблоковано? Дозвольте цьому браузеру ${accusative[device]} у налаштуваннях телефона.`,
  ],
  other: () => [],
};
