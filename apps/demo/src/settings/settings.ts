import type { Keep } from '../storage/keep.js';

/** The languages that the kit speaks, each as its own speakers call it. */
export const languages = {
  ar: 'العربية',
  de: 'Deutsch',
  en: 'English',
  es: 'Español',
  fr: 'Français',
  ja: '日本語',
  uk: 'Українська',
} as const;

export type Language = keyof typeof languages;

/** `system`: as the operating system has it. */
export const themes = ['system', 'light', 'dark'] as const;

export type Theme = (typeof themes)[number];

/** What somebody likes; it holds for every window of this browser. */
export interface Settings {
  /** The language of the calls; `null`: the browser's. */
  readonly language: Language | null;
  readonly theme: Theme;
  readonly sounds: boolean;
}

const key = 'parley-demo:settings';

/** What was chosen last; what was not, or cannot be read, is as the browser and the system have it. */
export function readSettings(keep: Keep): Settings {
  const [language = '', theme, sounds] = (keep.getItem(key) ?? '').split(' ');
  return {
    language: isLanguage(language) ? language : null,
    theme: themes.find((each) => each === theme) ?? 'system',
    sounds: sounds !== 'silent',
  };
}

/** Keeps what was chosen. */
export function saveSettings(keep: Keep, { language, theme, sounds }: Settings): void {
  keep.setItem(key, [language ?? 'auto', theme, sounds ? 'sounds' : 'silent'].join(' '));
}

/** Tells whether a tag is one of the languages. */
export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(languages, tag);
}
