import { en } from './en.js';
import type { Messages } from './messages.js';

export const fr: Messages = { ...en, locale: 'fr' };
