import type { StatsMessages } from './stats-messages.js';

export const arStats: StatsMessages = {
  measuring: 'جارٍ القياس…',
  score: (word) => ({ good: 'جيد', fair: 'متوسط', poor: 'ضعيف' })[word],
  direct: (protocol) => `مباشر عبر ${protocol}`,
  relayed: (protocol) => `عبر خادم وسيط باستخدام ${protocol}`,
  roundTrip: 'زمن الذهاب والإياب',
  loss: 'فقدان الحزم',
  received: 'المستقبَل',
  sent: 'المرسَل',
  frameRate: 'إطارات في الثانية',
  sound: 'الصوت',
  picture: 'الصورة',
  screen: 'الشاشة',
  limitedBy: (what) => ({ cpu: 'محدود بقدرة هذا الجهاز', bandwidth: 'محدود بالشبكة', other: 'محدود' })[what],
  timeline: 'ما الذي حدث',
  copyTimeline: 'نسخ من أجل تقرير خطأ',
  copied: 'تم النسخ',
};
