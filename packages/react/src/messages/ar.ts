import { en } from './en.js';
import type { Messages } from './messages.js';

export const ar: Messages = { ...en, locale: 'ar', dir: 'rtl' };
