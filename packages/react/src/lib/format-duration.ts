interface Parts {
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

interface DurationFormatter {
  format(parts: Partial<Parts>): string;
}

// TypeScript's ES2023 does not know Intl.DurationFormat (ES2025).
type DurationFormatterConstructor = new (
  locale: string,
  options: Record<string, string>,
) => DurationFormatter;

let kept: { readonly wanted: string; readonly formatter: DurationFormatter } | null = null;

/** A duration as on a clock: `1:05`, `1:02:03`. */
export function formatDuration(ms: number, locale: string): string {
  const parts = toParts(ms);
  const Format: unknown = Reflect.get(Intl, 'DurationFormat');
  if (isConstructor(Format)) {
    // The digital style always writes two digits for minutes; below an hour these options write one.
    const belowHour = { style: 'narrow', hoursDisplay: 'auto', minutes: 'numeric', minutesDisplay: 'always' };
    const options = parts.hours > 0 ? { style: 'digital' } : { ...belowHour, seconds: '2-digit' };
    const wanted = `${locale} ${options.style}`;
    // A clock asks each second: to make a formatter takes far longer than to use it.
    if (kept?.wanted !== wanted) kept = { wanted, formatter: new Format(locale, options) };
    return kept.formatter.format(parts);
  }
  const number = (value: number, digits: number): string =>
    new Intl.NumberFormat(locale, { minimumIntegerDigits: digits }).format(value);
  if (parts.hours === 0) return `${number(parts.minutes, 1)}:${number(parts.seconds, 2)}`;
  return `${number(parts.hours, 1)}:${number(parts.minutes, 2)}:${number(parts.seconds, 2)}`;
}

/** A duration in words: `1 minute, 5 seconds`; seconds are left out from an hour on. */
export function describeDuration(ms: number, locale: string): string {
  const { hours, minutes, seconds } = toParts(ms);
  const unit = (value: number, name: string): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value);
  const words: string[] = [];
  if (hours > 0) words.push(unit(hours, 'hour'));
  if (minutes > 0) words.push(unit(minutes, 'minute'));
  if (hours === 0 && (seconds > 0 || minutes === 0)) words.push(unit(seconds, 'second'));
  return new Intl.ListFormat(locale, { type: 'unit', style: 'long' }).format(words);
}

/** A duration for machines, as in the `datetime` attribute of `<time>`: `PT65S`. */
export function isoDuration(ms: number): string {
  return `PT${String(Math.max(0, Math.floor(ms / 1000)))}S`;
}

function toParts(ms: number): Parts {
  const all = Math.max(0, Math.floor(ms / 1000));
  return { hours: Math.floor(all / 3600), minutes: Math.floor(all / 60) % 60, seconds: all % 60 };
}

function isConstructor(value: unknown): value is DurationFormatterConstructor {
  return typeof value === 'function';
}
