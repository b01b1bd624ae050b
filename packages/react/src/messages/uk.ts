import type { CallEndReason, CallErrorCode, DeviceKind } from '@parley/core';
import type { ShortcutAction } from '../lib/shortcut-keys.js';
import { listing, plural } from './grammar.js';
import { ukChat } from './chat/uk.js';
import { ukHistory } from './history/uk.js';
import { ukEffects } from './effects/uk.js';
import { ukStats } from './stats/uk.js';
import { ukLobby } from './lobby/uk.js';
import type { Device, Messages } from './messages.js';

const list = listing('uk');
const count = plural('uk');

/**
 * Ukrainian. Names stand after a colon or as the subject of a verb in the present: they would have to be declined
 * otherwise, and a verb in the past would have to know whether it is he or she.
 */
export const uk: Messages = {
  locale: 'uk',
  you: 'Ви',
  people: list,

  incomingCall: (kind, names) => `Вхідний ${calls[kind]}: ${list(names)}`,
  incomingKind: (kind) => `Вхідний ${calls[kind]}`,
  acceptWithVideo: 'Прийняти з відео',
  acceptWithAudio: 'Прийняти без відео',
  decline: 'Відхилити',
  silence: 'Вимкнути звук',
  block: (name) => `Заблокувати: ${name}`,
  unblock: (name) => `Розблокувати: ${name}`,
  silencedKind: (kind) => `${kind} · без звуку`,
  acceptEndsCurrent: 'Якщо прийняти, поточний дзвінок завершиться.',
  holdAndAnswer: 'Утримати й відповісти',
  endAndAnswer: 'Завершити й відповісти',
  callsWaiting: (calling) =>
    count(calling, {
      one: 'Ще # дзвінок',
      few: 'Ще # дзвінки',
      many: 'Ще # дзвінків',
      other: 'Ще # дзвінка',
    }),
  showWaiting: (kind, names) => `Показати ${calls[kind]}: ${list(names)}`,
  openToAnswer: 'Відкрийте сторінку, щоб відповісти.',
  notifyOfCalls: 'Сповіщати про дзвінки',

  outgoingCall: (names) => `Виклик: ${list(names)}`,
  calling: 'Виклик…',
  ringing: 'Дзвонить…',
  connecting: 'З’єднання…',
  cancelCall: 'Скасувати виклик',

  callWith: (names) => (names.length > 0 ? `Дзвінок: ${list(names)}` : 'Дзвінок'),
  inCallWith: (names) => `З’єднано: ${list(names)}`,
  duration: 'Тривалість дзвінка',
  peopleInCall: 'Учасники дзвінка',
  screenOf: (name) => `Екран: ${name}`,
  quality: (quality) => (quality === 'poor' ? 'Поганий зв’язок' : 'Слабкий зв’язок'),
  pinned: (name) => `Закріпити: ${name}`,
  pages: 'Сторінки',
  pageOf: (page, pages) => `Сторінка ${String(page)} з ${String(pages)}`,
  previousPage: 'Попередня сторінка',
  nextPage: 'Наступна сторінка',
  reconnecting: 'Відновлення з’єднання…',
  microphoneIsOff: 'Мікрофон вимкнено',
  selfView: 'Ваше зображення',
  moveSelfView: 'Перемістити ваше зображення',
  moveSelfViewHelp: 'Клавіші зі стрілками переміщують його в інший кут, натискання — у наступний.',
  corner: (vertical, horizontal) =>
    `${vertical === 'top' ? 'Угорі' : 'Унизу'} ${horizontal === 'left' ? 'ліворуч' : 'праворуч'}`,
  stopSharing: 'Припинити показ',
  tapToHear: 'Торкніться, щоб чути дзвінок',
  tapToHearPerson: (name) => `Торкніться, щоб чути: ${name}`,

  personJoined: (name) => `${name} приєднується до дзвінка`,
  personLeft: (name) => `${name} залишає дзвінок`,
  peopleJoined: (names) => `До дзвінка приєднуються: ${crowd(names)}`,
  peopleLeft: (names) => `Дзвінок залишають: ${crowd(names)}`,
  personMuted: (name) => `${name} вимикає мікрофон`,
  personUnmuted: (name) => `${name} вмикає мікрофон`,
  personShares: (name) => `${name} показує свій екран`,
  personSharesNoMore: (name) => `${name} більше не показує свій екран`,
  personBack: (name) => `${name} знову на зв’язку`,
  personHolds: (name) => `${name} утримує дзвінок`,
  onHold: (names) => `На утриманні: ${list(names)}`,
  resumeCall: 'Повернутися',
  holdCall: 'На утримання',
  swapCalls: 'Перемкнути',
  youShare: 'Ви показуєте свій екран',
  youShareNoMore: 'Ви більше не показуєте свій екран',

  controls: 'Керування дзвінком',
  microphone: 'Мікрофон',
  inputLevel: 'Рівень мікрофона',
  camera: 'Камера',
  flipCamera: 'Перемкнути камеру',
  endCall: 'Завершити дзвінок',
  screenShare: 'Показати екран',
  shareProblem: (code) =>
    code === 'permission-denied' ? 'Показувати ваш екран не дозволено' : 'Не вдалося показати ваш екран',
  layout: 'Вигляд',
  layoutName: (layout) => ({ auto: 'Автоматично', grid: 'Сітка', speaker: 'Хто говорить' })[layout],
  more: 'Більше',
  fullscreen: 'На весь екран',
  exitFullscreen: 'Вийти з повноекранного режиму',
  pictureInPicture: 'Картинка в картинці',
  deviceSettings: (device) => (device === 'camera' ? 'Налаштування відео' : 'Налаштування звуку'),
  deviceKind: (kind) => kinds[kind],
  deviceNumber: (kind, number) => `${kinds[kind]} ${String(number)}`,
  noDevice: (kind) => missing[kind],
  defaultDevice: 'За вибором системи',

  asksForVideo: (names) => `Запит на відео: ${list(names)}`,
  asksForVideoHint: 'Ваша камера ввімкнеться, лише якщо ви погодитеся.',
  turnOnVideo: 'Увімкнути відео',
  askingForVideo: 'Запитуємо відео…',
  stopAsking: 'Скасувати запит',
  videoRefused: (refusal) =>
    refusal === 'declined' ? 'Ваш запит на відео відхилено' : 'Ніхто не відповів на ваш запит на відео',
  videoStarted: 'Тепер це відеодзвінок',
  videoEnded: 'Тепер лише звук',
  backToAudio: 'Повернутися до аудіо',

  record: 'Записувати',
  stopRecording: 'Зупинити запис',
  pauseRecording: 'Призупинити',
  resumeRecording: 'Продовжити',
  youRecord: 'Ви записуєте дзвінок',
  youRecordNoMore: 'Ви зупинили запис',
  recordingPaused: 'Запис призупинено',
  recordingAsked: 'Очікування згоди на запис',
  personRecords: (name) => `${name} записує дзвінок`,
  personRecordsNoMore: (name) => `${name} більше не записує`,
  mayRecord: (name) => `${name} хоче записати дзвінок`,
  mayRecordHint: 'Записують лише тих, хто погодився.',
  agree: 'Погодитися',
  leaveMeOut: 'Не записувати мене',
  cannotBeTold: (names) =>
    `Програма цих людей не може показати, що ви записуєте: ${list(names)}. Повідомте про це самостійно.`,
  haveTold: 'Повідомлено',
  recordingDeclined: 'Ніхто не погодився на запис',
  recordingFailed: 'Не вдалося записати дзвінок',

  reactions: 'Реакції',
  raiseHand: 'Підняти руку',
  handRaised: (order) => `Рука піднята, ${String(order)}-й номер у черзі`,
  personRaisesHand: (name) => `${name} піднімає руку`,
  personLowersHand: (name) => `${name} опускає руку`,
  personReacts: (name, emoji) => `${name} реагує: ${emoji}`,
  handIsUp: 'Вашу руку піднято',
  handIsDown: 'Вашу руку опущено',

  connectionDetails: 'Відомості про з’єднання',

  participants: 'Учасники',
  peopleCount: (people) =>
    count(people, {
      one: '# учасник дзвінка',
      few: '# учасники дзвінка',
      many: '# учасників дзвінка',
      other: '# учасника дзвінка',
    }),
  notInCall: 'Не в дзвінку',
  microphoneIsOn: 'Мікрофон увімкнено',
  cameraIsOn: 'Камеру увімкнено',
  cameraIsOff: 'Камеру вимкнено',
  volume: 'Гучність',
  volumeOf: (name) => `Гучність: ${name}`,
  muteForMe: (name) => `Вимкнути звук для мене: ${name}`,
  mutedForMe: 'Для вас без звуку',
  invite: 'Запросити людей',
  askToUnmute: (name) => `Попросити ввімкнути мікрофон: ${name}`,
  askedToUnmute: 'Прохання надіслано',
  asksToUnmute: (names) => `Просять увімкнути мікрофон: ${list(names)}`,
  asksToUnmuteHint: 'Ваш мікрофон вимкнено. Увімкнути його можете лише ви.',
  unmute: 'Увімкнути мікрофон',
  notNow: 'Не зараз',
  endForAll: 'Завершити для всіх',
  endForAllHint: 'Дзвінок завершиться для всіх учасників.',
  cancel: 'Скасувати',
  wasInCallWith: (names) => `Ви були в дзвінку: ${list(names)}`,
  rejoinHint: 'Сторінку було закрито або завантажено знову. Інші, можливо, ще в дзвінку.',
  rejoin: 'Повернутися',
  leaveCall: 'Залишити дзвінок',

  chat: 'Чат',
  unreadMessages: (number) =>
    count(number, {
      one: '# непрочитане повідомлення',
      few: '# непрочитані повідомлення',
      other: '# непрочитаних повідомлень',
    }),
  personWrites: (name, text) => `${name}: ${text}`,

  shortcuts: 'Комбінації клавіш',
  shortcutName: (action) => actions[action],
  keyName: (key) => (key === 'Space' ? 'Пробіл' : key),
  withShortcut: (label, keyNames) => `${label} (${keyNames})`,

  networkReconnecting: 'Схоже, ваша мережа не працює. Відновлення з’єднання…',
  signalingReconnecting: 'Втрачено зв’язок із сервером. Дзвінок триває; відновлення з’єднання…',
  signalingOffline: 'Ви не на зв’язку із сервером. Дзвінок триває, але більше ніхто не може вам подзвонити.',
  mediaReconnecting: (names, cause) => {
    if (cause === 'their-network') return `Схоже, мережа не працює: ${list(names)}. Відновлення…`;
    if (cause === 'relay') return `Сервер-ретранслятор не відповідає: ${list(names)}. Відновлення…`;
    return `З’єднання перервалося: ${list(names)}. Відновлення…`;
  },
  weakConnection: (names, cause) => {
    if (cause === 'your-network') return 'Схоже, ваша мережа слабка';
    return cause === 'their-network'
      ? `Схоже, слабка мережа: ${list(names)}`
      : `Слабкий зв’язок: ${list(names)}`;
  },
  tries: (what) => (what === 'rebuild' ? 'Створення нового з’єднання…' : 'Пошук іншого шляху…'),
  recovered: 'З’єднання відновлено',
  deviceProblem: (device, code) =>
    problems[code]?.[device] ??
    (device === 'camera' ? 'Не вдалося ввімкнути камеру' : 'Не вдалося ввімкнути мікрофон'),
  deviceHelp: (device, code) =>
    helps(device)[code] ??
    'Від’єднайте пристрій і під’єднайте його знову або перезапустіть браузер. Потім спробуйте ще раз.',
  youAreMuted: 'Ваш мікрофон вимкнено',
  unmuteWith: (keys) => `Натисніть ${keys}, щоб увімкнути його`,
  microphoneTrouble: (notice) =>
    notice === 'silent' ? 'Ваш мікрофон не передає звуку' : 'Ваш мікрофон надто гучний',
  microphoneTroubleHelp: (notice) =>
    notice === 'silent'
      ? 'Можливо, його вимкнено на самому пристрої. Увімкніть його або виберіть інший.'
      : 'Відсуньтеся трохи від нього або зменште його рівень у налаштуваннях системи.',
  tryAgain: 'Спробувати ще раз',
  goOnWithout: (device) => `Продовжити без ${device === 'camera' ? 'камери' : 'мікрофона'}`,

  ended: ({ reason, direction, names }) =>
    endings[reason](names.length > 0 ? list(names) : 'хтось', direction === 'outgoing'),
  lasted: (duration) => `Тривалість: ${duration}`,
  callAgain: 'Подзвонити ще раз',
  callIsFull: 'У дзвінку немає вільних місць.',
  callAgainLater: 'Відновлення зв’язку із сервером. За мить ви зможете подзвонити знову.',
  callAgainSignedOut: 'Ви не на зв’язку із сервером. Увійдіть, щоб подзвонити знову.',
  close: 'Закрити',

  lobby: ukLobby,
  chatPanel: ukChat,
  callHistory: ukHistory,
  effects: ukEffects,
  stats: ukStats,
};

const calls = { video: 'відеодзвінок', audio: 'аудіодзвінок' } as const;
const kinds: Record<DeviceKind, string> = { microphone: 'Мікрофон', camera: 'Камера', speaker: 'Динамік' };
const missing: Record<DeviceKind, string> = {
  microphone: 'Мікрофон не знайдено',
  camera: 'Камеру не знайдено',
  speaker: 'Динамік не знайдено',
};

const actions: Record<ShortcutAction, string> = {
  microphone: 'Увімкнути або вимкнути мікрофон',
  camera: 'Увімкнути або вимкнути камеру',
  talk: 'Утримувати, щоб говорити з вимкненим мікрофоном',
  hand: 'Підняти руку',
  chat: 'Відкрити або закрити чат',
  fullscreen: 'На весь екран',
  help: 'Комбінації клавіш',
};

const problems: Partial<Record<CallErrorCode, Record<Device, string>>> = {
  'permission-denied': { microphone: 'Ваш мікрофон заблоковано', camera: 'Вашу камеру заблоковано' },
  'permission-dismissed': {
    microphone: 'Ваш мікрофон ще не дозволено',
    camera: 'Вашу камеру ще не дозволено',
  },
  'not-found': missing,
  'in-use': { microphone: 'Ваш мікрофон зайнятий', camera: 'Ваша камера зайнята' },
  overconstrained: {
    microphone: 'Ваш мікрофон не може того, що від нього потрібно',
    camera: 'Ваша камера не може того, що від неї потрібно',
  },
  'insecure-context': {
    microphone: 'Ця сторінка не може використовувати ваш мікрофон',
    camera: 'Ця сторінка не може використовувати вашу камеру',
  },
};

function helps(device: Device): Partial<Record<CallErrorCode, string>> {
  const isCamera = device === 'camera';
  return {
    'permission-denied': `Дозвольте ${isCamera ? 'камеру' : 'мікрофон'} для цього сайту біля адресного рядка та в налаштуваннях системи. Потім спробуйте ще раз.`,
    'permission-dismissed': 'Спробуйте ще раз і виберіть «Дозволити», коли браузер запитає.',
    'not-found': `Під’єднайте або ввімкніть ${isCamera ? 'її' : 'його'}. Потім спробуйте ще раз.`,
    'in-use': `Можливо, ${isCamera ? 'її' : 'його'} використовує інша програма чи вкладка. Закрийте її та спробуйте ще раз.`,
    overconstrained: `Виберіть ${isCamera ? 'іншу камеру' : 'інший мікрофон'} або іншу якість.`,
    'insecure-context': 'Відкрийте її за адресою, що починається з https.',
  };
}

const endings: Record<CallEndReason, (them: string, outgoing: boolean) => string> = {
  hangup: (them) => `Дзвінок завершено: ${them}`,
  rejected: (them, outgoing) => (outgoing ? `Дзвінок відхилено: ${them}` : 'Ви відхилили дзвінок'),
  busy: (them, outgoing) => (outgoing ? `Зайнято: ${them}` : 'Ви були в іншому дзвінку'),
  'no-answer': (them, outgoing) => (outgoing ? `Немає відповіді: ${them}` : `Пропущений дзвінок: ${them}`),
  unreachable: (them) => `Не вдалося зв’язатися: ${them}`,
  canceled: (them, outgoing) => (outgoing ? 'Ви скасували виклик' : `Пропущений дзвінок: ${them}`),
  'answered-elsewhere': () => 'Прийнято на іншому пристрої',
  'rejected-elsewhere': () => 'Відхилено на іншому пристрої',
  'caller-gone': (them) => `Виклик припинено: ${them}`,
  merged: (them) => `Розмова триває: ${them}`,
  'connection-lost': () => 'З’єднання втрачено',
  'media-denied': () => 'Для дзвінка потрібен мікрофон або камера',
  failed: () => 'Дзвінок не вдався',
};

/** Двоє на ім’я; якщо більше, то перша людина. */
function crowd(names: readonly string[]): string {
  return names.length > 2 ? `${names[0] ?? ''} і ще ${String(names.length - 1)}` : list(names);
}
