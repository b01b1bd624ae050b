import { en } from './en.js';
import type { Messages } from './messages.js';

export const ja: Messages = { ...en, locale: 'ja' };
