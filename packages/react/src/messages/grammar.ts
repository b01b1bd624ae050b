/** The forms of a text by the plural category of its number (CLDR). `other` is for those that are not given. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/**
 * Counts in a language: `count(3, { one: '# call', other: '# calls' })`; `#` is the number as it is written there.
 */
export function plural(locale: string): (count: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count));
}

/** Joins names as a language does: `Ann, Bob and Carol`. */
export function listing(locale: string): (names: readonly string[]) => string {
  const format = new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' });
  return (names) => format.format(names);
}
