import type { BrowserKind } from '../../lib/detect-browser.js';
import { listing } from '../grammar.js';
import type { Device } from '../device.js';
import type { LobbyMessages } from './lobby-messages.js';

const join = listing('ar');

/** A name of any script keeps to itself. */
const isolate = (name: string): string => `\u2068${name}\u2069`;

/** Arabic. */
export const arLobby: LobbyMessages = {
  callWhom: (kind, names) =>
    `${kind === 'video' ? 'مكالمة فيديو' : 'مكالمة صوتية'} مع ${join(names.map(isolate))}`,
  checkDevices: 'الكاميرا والميكروفون',
  startCall: 'بدء المكالمة',
  answerCall: 'رد',
  done: 'تم',
  cancel: 'إلغاء',
  cameraIsOff: 'الكاميرا متوقفة',
  cameraStarts: 'جارٍ تشغيل الكاميرا…',
  allowDevices: 'اختر «السماح» عندما يسأل المتصفح.',
  deviceLost: (label) => `انقطع اتصال الجهاز: ${isolate(label)}`,
  deviceReturned: (label) => `عاد الجهاز: ${isolate(label)}`,
  testSpeaker: 'اختبار مكبر الصوت',
  speakerPlays: 'جارٍ تشغيل صوت…',
  testMicrophone: 'اختبار الميكروفون',
  microphoneRecords: 'جارٍ التسجيل، قل شيئًا…',
  microphonePlays: 'جارٍ تشغيل ما سُجّل…',
  stopTest: 'إيقاف',
  testFailed: 'لم ينجح الاختبار.',
  cannotRecord: 'لا يستطيع هذا المتصفح تسجيل اختبار.',
  permissionHelp: (device, browser) => steps[browser](device),
};

const named: Record<Device, string> = { microphone: 'الميكروفون', camera: 'الكاميرا' };

const inSystem = (device: Device): string =>
  `ما زال الحظر قائمًا؟ اسمح لهذا المتصفح باستخدام ${named[device]} في إعدادات الخصوصية في النظام.`;

const steps: Record<BrowserKind, (device: Device) => readonly string[]> = {
  chrome: (device) => [
    'انقر الرمز الموجود قبل عنوان هذه الصفحة.',
    `شغّل «${named[device]}».`,
    inSystem(device),
  ],
  firefox: (device) => [
    `انقر رمز ${named[device]} المشطوب قبل عنوان هذه الصفحة.`,
    'أزل الحظر من هناك.',
    inSystem(device),
  ],
  safari: (device) => [
    'من شريط القوائم، افتح قائمة المتصفح واختر «إعدادات موقع الويب هذا».',
    `اجعل «${named[device]}» على «السماح».`,
  ],
  ios: (device) => [
    'اضغط قائمة الصفحة بجانب العنوان، ثم «إعدادات موقع الويب».',
    `اجعل «${named[device]}» على «السماح».`,
    `لا تجدها؟ افتح تطبيق الإعدادات، واختر هذا المتصفح، واسمح باستخدام ${named[device]}.`,
  ],
  android: (device) => [
    'اضغط الرمز الموجود قبل العنوان، ثم «الأذونات».',
    `اسمح باستخدام ${named[device]}.`,
    `ما زال الحظر قائمًا؟ اسمح لهذا المتصفح باستخدام ${named[device]} من تطبيق الإعدادات في الهاتف.`,
  ],
  other: () => [],
};
