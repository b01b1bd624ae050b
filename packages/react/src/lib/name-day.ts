/** The day of a time, in the time zone of this machine. @param now - both in ms since the epoch */
export function nameDay(time: number, now: number, locale: string): string {
  const days = Math.round((startOfDay(now) - startOfDay(time)) / 86_400_000);
  if (days === 0 || days === 1)
    return capitalize(new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-days, 'day'), locale);
  const isRecent = days > 1 && days < 7;
  const isThisYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  const format: Intl.DateTimeFormatOptions = isRecent
    ? { weekday: 'long' }
    : { weekday: 'short', day: 'numeric', month: 'long', ...(isThisYear ? {} : { year: 'numeric' }) };
  return capitalize(new Intl.DateTimeFormat(locale, format).format(time), locale);
}

/** Half an hour may be missing from a day, or be in it twice: so days are counted by their beginnings, and rounded. */
function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}

/** A heading of its own begins with a capital letter where there are any. */
function capitalize(text: string, locale: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(locale) + text.slice(first.length);
}
