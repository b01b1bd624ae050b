import { en } from './en.js';
import type { Messages } from './messages.js';

/** Every language besides English, each in a module of its own that is fetched when it is first asked for. */
const others: Readonly<Record<string, () => Promise<Messages>>> = {
  ar: async () => (await import('./ar.js')).ar,
  de: async () => (await import('./de.js')).de,
  es: async () => (await import('./es.js')).es,
  fr: async () => (await import('./fr.js')).fr,
  ja: async () => (await import('./ja.js')).ja,
  uk: async () => (await import('./uk.js')).uk,
};

/**
 * Loads the texts in the first language that there is: `loadMessages(navigator.languages)`, `loadMessages('de-AT')`.
 *
 * @param locales - BCP 47 tags, the best one first. Region and script do not count: `es-419` and `es` are one
 * catalog. What is no tag is passed over.
 * @returns the catalog; English when none fits. It rejects only when the module cannot be fetched.
 */
export async function loadMessages(locales: string | readonly string[]): Promise<Messages> {
  const languages = [locales].flat().map(languageOf);
  const language = languages.find((one) => one === 'en' || Object.hasOwn(others, one)) ?? 'en';
  return (await others[language]?.()) ?? en;
}

/** The language of a tag, in its preferred spelling; empty for what is no tag. */
function languageOf(tag: string): string {
  try {
    return new Intl.Locale(tag).language;
  } catch {
    return '';
  }
}
