/** The languages that the kit comes in, as the toolbar offers them. */
export const languages: Readonly<
  Record<string, { readonly name: string; readonly dir: 'ltr' | 'rtl' } | undefined>
> = {
  en: { name: 'English', dir: 'ltr' },
  de: { name: 'Deutsch', dir: 'ltr' },
  es: { name: 'Español', dir: 'ltr' },
  fr: { name: 'Français', dir: 'ltr' },
  uk: { name: 'Українська', dir: 'ltr' },
  ja: { name: '日本語', dir: 'ltr' },
  ar: { name: 'العربية', dir: 'rtl' },
};
