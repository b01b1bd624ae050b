import { en } from './en.js';
import type { Messages } from './messages.js';

export const es: Messages = { ...en, locale: 'es' };
