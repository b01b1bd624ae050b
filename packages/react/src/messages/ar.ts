import type { CallEndReason, CallErrorCode, DeviceKind } from '@parley/core';
import type { ShortcutAction } from '../lib/shortcut-keys.js';
import { listing, plural } from './grammar.js';
import { arChat } from './chat/ar.js';
import { arHistory } from './history/ar.js';
import { arEffects } from './effects/ar.js';
import { arStats } from './stats/ar.js';
import { arLobby } from './lobby/ar.js';
import type { Device, Messages } from './messages.js';

const join = listing('ar');
const count = plural('ar');

/** A name of any script keeps to itself: a Latin one would take the signs around it along to the left. */
const isolate = (name: string): string => `\u2068${name}\u2069`;
const list = (names: readonly string[]): string => join(names.map(isolate));

/** Arabic, in the modern standard. Verbal nouns in place of verbs, which would have to know whether it is he or she. */
export const ar: Messages = {
  locale: 'ar',
  dir: 'rtl',
  you: 'أنت',
  people: list,

  incomingCall: (kind, names) => `${calls[kind]} واردة من ${list(names)}`,
  incomingKind: (kind) => `${calls[kind]} واردة`,
  acceptWithVideo: 'قبول بالفيديو',
  acceptWithAudio: 'قبول بالصوت',
  decline: 'رفض',
  silence: 'كتم الرنين',
  block: (name) => `حظر ${name}`,
  unblock: (name) => `إلغاء حظر ${name}`,
  silencedKind: (kind) => `${kind} · بلا رنين`,
  acceptEndsCurrent: 'قبول هذه المكالمة ينهي مكالمتك الحالية.',
  holdAndAnswer: 'تعليق المكالمة والرد',
  endAndAnswer: 'إنهاء المكالمة والرد',
  callsWaiting: (calling) =>
    count(calling, {
      zero: 'لا مكالمات أخرى',
      one: 'مكالمة أخرى',
      two: 'مكالمتان أخريان',
      few: '# مكالمات أخرى',
      many: '# مكالمة أخرى',
      other: '# مكالمة أخرى',
    }),
  showWaiting: (kind, names) => `عرض ${calls[kind]} من ${list(names)}`,
  openToAnswer: 'افتح الصفحة للرد.',
  notifyOfCalls: 'إعلامي بالمكالمات',

  outgoingCall: (names) => `جارٍ الاتصال بـ ${list(names)}`,
  calling: 'جارٍ الاتصال…',
  ringing: 'يرنّ الآن…',
  connecting: 'جارٍ التوصيل…',
  cancelCall: 'إلغاء المكالمة',

  callWith: (names) => (names.length > 0 ? `مكالمة مع ${list(names)}` : 'مكالمة'),
  inCallWith: (names) => `في مكالمة مع ${list(names)}`,
  duration: 'مدة المكالمة',
  peopleInCall: 'المشاركون في المكالمة',
  screenOf: (name) => `شاشة ${isolate(name)}`,
  quality: (quality) => (quality === 'poor' ? 'اتصال سيئ' : 'اتصال ضعيف'),
  pinned: (name) => `تثبيت ${isolate(name)}`,
  pages: 'الصفحات',
  pageOf: (page, pages) => `الصفحة ${number(page)} من ${number(pages)}`,
  previousPage: 'الصفحة السابقة',
  nextPage: 'الصفحة التالية',
  reconnecting: 'جارٍ إعادة الاتصال…',
  microphoneIsOff: 'الميكروفون متوقف',
  selfView: 'صورتك',
  moveSelfView: 'نقل صورتك',
  moveSelfViewHelp: 'تنقلها مفاتيح الأسهم إلى زاوية أخرى، والضغط إلى الزاوية التالية.',
  corner: (vertical, horizontal) =>
    `${vertical === 'top' ? 'أعلى' : 'أسفل'} ${horizontal === 'left' ? 'اليسار' : 'اليمين'}`,
  stopSharing: 'إيقاف المشاركة',
  tapToHear: 'انقر لسماع المكالمة',
  tapToHearPerson: (name) => `انقر لسماع ${isolate(name)}`,

  personJoined: (name) => `انضمام ${isolate(name)} إلى المكالمة`,
  personLeft: (name) => `مغادرة ${isolate(name)} المكالمة`,
  peopleJoined: (names) => `انضمام ${crowd(names)} إلى المكالمة`,
  peopleLeft: (names) => `مغادرة ${crowd(names)} المكالمة`,
  personMuted: (name) => `تم كتم ميكروفون ${isolate(name)}`,
  personUnmuted: (name) => `تم تشغيل ميكروفون ${isolate(name)}`,
  personShares: (name) => `بدأت مشاركة شاشة ${isolate(name)}`,
  personSharesNoMore: (name) => `انتهت مشاركة شاشة ${isolate(name)}`,
  personBack: (name) => `عاد الاتصال مع ${isolate(name)}`,
  personHolds: (name) => `المكالمة قيد الانتظار لدى ${isolate(name)}`,
  onHold: (names) => `قيد الانتظار: ${list(names)}`,
  resumeCall: 'استئناف',
  holdCall: 'تعليق المكالمة',
  swapCalls: 'تبديل',
  youShare: 'أنت تشارك شاشتك',
  youShareNoMore: 'لم تعد تشارك شاشتك',

  controls: 'عناصر التحكم في المكالمة',
  microphone: 'الميكروفون',
  inputLevel: 'مستوى صوت الميكروفون',
  camera: 'الكاميرا',
  flipCamera: 'تبديل الكاميرا',
  endCall: 'إنهاء المكالمة',
  screenShare: 'مشاركة الشاشة',
  shareProblem: (code) =>
    code === 'permission-denied' ? 'مشاركة شاشتك غير مسموح بها' : 'تعذّرت مشاركة شاشتك',
  layout: 'التخطيط',
  layoutName: (layout) => ({ auto: 'تلقائي', grid: 'شبكة', speaker: 'المتحدث' })[layout],
  more: 'المزيد',
  fullscreen: 'ملء الشاشة',
  exitFullscreen: 'إنهاء ملء الشاشة',
  pictureInPicture: 'صورة داخل صورة',
  deviceSettings: (device) => (device === 'camera' ? 'إعدادات الفيديو' : 'إعدادات الصوت'),
  deviceKind: (kind) => kinds[kind],
  deviceNumber: (kind, place) => `${kinds[kind]} ${number(place)}`,
  noDevice: (kind) => missing[kind],
  defaultDevice: 'الجهاز الافتراضي للنظام',

  asksForVideo: (names) => `طلب تشغيل الفيديو من ${list(names)}`,
  asksForVideoHint: 'لن تعمل الكاميرا إلا إذا وافقت.',
  turnOnVideo: 'تشغيل الفيديو',
  askingForVideo: 'جارٍ طلب الفيديو…',
  stopAsking: 'إلغاء الطلب',
  videoRefused: (refusal) => (refusal === 'declined' ? 'رُفض طلب الفيديو' : 'لم يرد أحد على طلب الفيديو'),
  videoStarted: 'أصبحت المكالمة بالفيديو',
  videoEnded: 'أصبحت المكالمة صوتية فقط',
  backToAudio: 'العودة إلى الصوت',

  record: 'تسجيل',
  stopRecording: 'إيقاف التسجيل',
  pauseRecording: 'إيقاف مؤقت',
  resumeRecording: 'استئناف',
  youRecord: 'أنت تسجّل المكالمة',
  youRecordNoMore: 'أوقفت التسجيل',
  recordingPaused: 'التسجيل متوقف مؤقتًا',
  recordingAsked: 'في انتظار موافقة أحدهم على التسجيل',
  personRecords: (name) => `تسجيل المكالمة جارٍ من ${isolate(name)}`,
  personRecordsNoMore: (name) => `توقف تسجيل ${isolate(name)}`,
  mayRecord: (name) => `طلب تسجيل المكالمة من ${isolate(name)}`,
  mayRecordHint: 'لا يُسجَّل إلا من يوافق.',
  agree: 'موافقة',
  leaveMeOut: 'لا تسجّلني',
  cannotBeTold: (names) => `تطبيق ${list(names)} لا يمكنه إظهار أنك تسجّل. أخبرهم بنفسك.`,
  haveTold: 'لقد أخبرتهم',
  recordingDeclined: 'لم يوافق أحد على التسجيل',
  recordingFailed: 'تعذّر تسجيل المكالمة',

  reactions: 'التفاعلات',
  raiseHand: 'رفع اليد',
  handRaised: (order) => `اليد مرفوعة، الترتيب ${number(order)}`,
  personRaisesHand: (name) => `رُفعت يد ${isolate(name)}`,
  personLowersHand: (name) => `أُنزلت يد ${isolate(name)}`,
  personReacts: (name, emoji) => `تفاعل من ${isolate(name)}: ${emoji}`,
  handIsUp: 'يدك مرفوعة',
  handIsDown: 'تم إنزال يدك',

  connectionDetails: 'تفاصيل الاتصال',

  participants: 'المشاركون',
  peopleCount: (people) =>
    count(people, {
      zero: 'لا أحد في المكالمة',
      one: 'شخص واحد في المكالمة',
      two: 'شخصان في المكالمة',
      few: '# أشخاص في المكالمة',
      many: '# شخصًا في المكالمة',
      other: '# شخص في المكالمة',
    }),
  notInCall: 'ليسوا في المكالمة',
  microphoneIsOn: 'الميكروفون يعمل',
  cameraIsOn: 'الكاميرا تعمل',
  cameraIsOff: 'الكاميرا متوقفة',
  volume: 'مستوى الصوت',
  volumeOf: (name) => `مستوى صوت ${isolate(name)}`,
  muteForMe: (name) => `كتم صوت ${isolate(name)} لديّ فقط`,
  mutedForMe: 'مكتوم لديك فقط',
  invite: 'دعوة أشخاص',
  askToUnmute: (name) => `طلب تشغيل الميكروفون من ${isolate(name)}`,
  askedToUnmute: 'تم إرسال الطلب',
  asksToUnmute: (names) => `طلب من ${list(names)}: شغّل الميكروفون`,
  asksToUnmuteHint: 'الميكروفون متوقف، ولا أحد غيرك يستطيع تشغيله.',
  unmute: 'تشغيل الميكروفون',
  notNow: 'ليس الآن',
  endForAll: 'إنهاء المكالمة للجميع',
  endForAllHint: 'ستنتهي المكالمة لجميع المشاركين فيها.',
  cancel: 'إلغاء',
  wasInCallWith: (names) => `كنت في مكالمة مع ${list(names)}`,
  rejoinHint: 'أُغلقت الصفحة أو أُعيد تحميلها. ربما لا يزال الآخرون في المكالمة.',
  rejoin: 'العودة إلى المكالمة',
  leaveCall: 'مغادرة المكالمة',

  chat: 'الدردشة',
  unreadMessages: (amount) =>
    count(amount, {
      one: 'رسالة واحدة غير مقروءة',
      two: 'رسالتان غير مقروءتين',
      few: '# رسائل غير مقروءة',
      many: '# رسالة غير مقروءة',
      other: '# رسالة غير مقروءة',
    }),
  personWrites: (name, text) => `${isolate(name)}: ${isolate(text)}`,

  shortcuts: 'اختصارات لوحة المفاتيح',
  shortcutName: (action) => actions[action],
  keyName: (key) => (key === 'Space' ? 'المسافة' : key),
  withShortcut: (label, keyNames) => `${label} (${isolate(keyNames)})`,

  networkReconnecting: 'يبدو أن شبكتك منقطعة. جارٍ إعادة الاتصال…',
  signalingReconnecting: 'انقطع الاتصال بالخادم. المكالمة مستمرة، وجارٍ إعادة الاتصال…',
  signalingOffline: 'تم تسجيل خروجك من الخادم. المكالمة مستمرة، لكن لا يمكن لأحد آخر الاتصال بك.',
  mediaReconnecting: (names, cause) => {
    if (cause === 'their-network') return `يبدو أن شبكة ${list(names)} منقطعة. جارٍ إعادة الاتصال…`;
    if (cause === 'relay') return `الخادم الوسيط بينك وبين ${list(names)} لا يستجيب. جارٍ إعادة الاتصال…`;
    return `انقطع الاتصال مع ${list(names)}. جارٍ إعادة الاتصال…`;
  },
  weakConnection: (names, cause) => {
    if (cause === 'your-network') return 'يبدو أن شبكتك ضعيفة';
    return cause === 'their-network' ? `يبدو أن شبكة ${list(names)} ضعيفة` : `الاتصال مع ${list(names)} ضعيف`;
  },
  tries: (what) => (what === 'rebuild' ? 'جارٍ إنشاء اتصال جديد…' : 'جارٍ البحث عن مسار آخر…'),
  recovered: 'عاد الاتصال',
  deviceProblem: (device, code) => problems[code]?.[device] ?? `تعذّر تشغيل ${plain[device]}`,
  deviceHelp: (device, code) =>
    helps(device)[code] ?? 'افصل الجهاز ثم أعد توصيله، أو أعد تشغيل المتصفح. ثم حاول مرة أخرى.',
  youAreMuted: 'ميكروفونك مكتوم',
  unmuteWith: (keys) => `اضغط ${keys} لإلغاء الكتم`,
  microphoneTrouble: (notice) =>
    notice === 'silent' ? 'لا يصل أي صوت من ميكروفونك' : 'صوت ميكروفونك مرتفع جدًا',
  microphoneTroubleHelp: (notice) =>
    notice === 'silent'
      ? 'ربما هو مطفأ من مفتاحه. شغّله أو اختر ميكروفونًا آخر.'
      : 'ابتعد عنه قليلًا أو اخفض مستواه في إعدادات النظام.',
  tryAgain: 'إعادة المحاولة',
  goOnWithout: (device) => `المتابعة بدون ${device === 'camera' ? 'كاميرا' : 'ميكروفون'}`,

  ended: ({ reason, direction, names }) =>
    endings[reason](names.length > 0 ? list(names) : 'شخص ما', direction === 'outgoing'),
  lasted: (duration) => `المدة: ${duration}`,
  callAgain: 'معاودة الاتصال',
  callIsFull: 'اكتمل عدد المشاركين في المكالمة.',
  callAgainLater: 'جارٍ إعادة الاتصال بالخادم. ستتمكن من معاودة الاتصال بعد لحظات.',
  callAgainSignedOut: 'تم تسجيل خروجك من الخادم. سجّل الدخول لمعاودة الاتصال.',
  close: 'إغلاق',

  lobby: arLobby,
  chatPanel: arChat,
  callHistory: arHistory,
  effects: arEffects,
  stats: arStats,
};

function number(value: number): string {
  return new Intl.NumberFormat('ar').format(value);
}

const calls = { video: 'مكالمة فيديو', audio: 'مكالمة صوتية' } as const;
const plain: Record<Device, string> = { microphone: 'ميكروفونك', camera: 'كاميرتك' };
const kinds: Record<DeviceKind, string> = {
  microphone: 'الميكروفون',
  camera: 'الكاميرا',
  speaker: 'مكبر الصوت',
};
const missing: Record<DeviceKind, string> = {
  microphone: 'لم يُعثر على ميكروفون',
  camera: 'لم يُعثر على كاميرا',
  speaker: 'لم يُعثر على مكبر صوت',
};

const actions: Record<ShortcutAction, string> = {
  microphone: 'تشغيل الميكروفون أو إيقافه',
  camera: 'تشغيل الكاميرا أو إيقافها',
  talk: 'الضغط باستمرار للتحدث أثناء الكتم',
  hand: 'رفع اليد',
  chat: 'فتح الدردشة أو إغلاقها',
  fullscreen: 'ملء الشاشة',
  help: 'اختصارات لوحة المفاتيح',
};

const problems: Partial<Record<CallErrorCode, Record<Device, string>>> = {
  'permission-denied': { microphone: 'ميكروفونك محظور', camera: 'كاميرتك محظورة' },
  'permission-dismissed': {
    microphone: 'لم يُسمح باستخدام ميكروفونك بعد',
    camera: 'لم يُسمح باستخدام كاميرتك بعد',
  },
  'not-found': missing,
  'in-use': { microphone: 'ميكروفونك مشغول', camera: 'كاميرتك مشغولة' },
  overconstrained: {
    microphone: 'لا يستطيع ميكروفونك تلبية المطلوب',
    camera: 'لا تستطيع كاميرتك تلبية المطلوب',
  },
  'insecure-context': {
    microphone: 'لا يمكن لهذه الصفحة استخدام ميكروفونك',
    camera: 'لا يمكن لهذه الصفحة استخدام كاميرتك',
  },
};

function helps(device: Device): Partial<Record<CallErrorCode, string>> {
  const isCamera = device === 'camera';
  return {
    'permission-denied': `اسمح باستخدام ${isCamera ? 'الكاميرا' : 'الميكروفون'} لهذا الموقع بجوار شريط العنوان وفي إعدادات النظام. ثم حاول مرة أخرى.`,
    'permission-dismissed': 'حاول مرة أخرى واختر «سماح» عندما يسأل المتصفح.',
    'not-found': `وصّل ${isCamera ? 'كاميرا أو شغّلها' : 'ميكروفونًا أو شغّله'}. ثم حاول مرة أخرى.`,
    'in-use': 'ربما يستخدم الجهازَ تطبيق آخر أو علامة تبويب أخرى. أغلقه ثم حاول مرة أخرى.',
    overconstrained: `اختر ${isCamera ? 'كاميرا أخرى' : 'ميكروفونًا آخر'} أو جودة أخرى.`,
    'insecure-context': 'افتحها بعنوان يبدأ بـ https.',
  };
}

const endings: Record<CallEndReason, (them: string, outgoing: boolean) => string> = {
  hangup: (them) => `انتهت المكالمة مع ${them}`,
  rejected: (them, outgoing) => (outgoing ? `رُفضت المكالمة من ${them}` : 'رفضتَ المكالمة'),
  busy: (them, outgoing) => (outgoing ? `الخط مشغول: ${them}` : 'كنتَ في مكالمة أخرى'),
  'no-answer': (them, outgoing) => (outgoing ? `لا رد من ${them}` : `مكالمة فائتة من ${them}`),
  unreachable: (them) => `تعذّر الوصول إلى ${them}`,
  canceled: (them, outgoing) => (outgoing ? 'ألغيتَ المكالمة' : `مكالمة فائتة من ${them}`),
  'answered-elsewhere': () => 'تم الرد على جهاز آخر',
  'rejected-elsewhere': () => 'تم الرفض على جهاز آخر',
  'caller-gone': (them) => `توقف الاتصال من ${them}`,
  merged: (them) => `تستمر المكالمة مع ${them}`,
  'connection-lost': () => 'انقطع الاتصال',
  'media-denied': () => 'تحتاج المكالمة إلى ميكروفون أو كاميرا',
  failed: () => 'فشلت المكالمة',
};

/** اثنان بالاسم، وأول شخص إن كانوا أكثر. */
function crowd(names: readonly string[]): string {
  if (names.length < 3) return list(names);
  const others = count(names.length - 1, {
    zero: '',
    one: 'شخص آخر',
    two: 'شخصين آخرين',
    few: '# آخرين',
    many: '# آخرين',
    other: '# آخرين',
  });
  return `${isolate(names[0] ?? '')} و${others}`;
}
