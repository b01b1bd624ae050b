import { en } from './en.js';
import type { Messages } from './messages.js';

export const uk: Messages = { ...en, locale: 'uk' };
