import { describe, expect, it, vi } from 'vitest';
import { describeDuration, formatDuration, isoDuration } from './format-duration.js';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

describe('formatDuration', () => {
  it.each([
    [0, '0:00'],
    [-5, '0:00'],
    [59_999, '0:59'],
    [minute + 5 * second, '1:05'],
    [hour + 2 * minute + 3 * second, '1:02:03'],
    [100 * hour, '100:00:00'],
  ])('%i ms is %s', (ms, text) => {
    expect(formatDuration(ms, 'en')).toBe(text);
  });

  it('writes the digits of the language', () => {
    expect(formatDuration(minute + 5 * second, 'ar-EG')).toBe('١:٠٥');
  });

  it('leaves it to Intl.DurationFormat where there is one', () => {
    const asked: unknown[] = [];
    class DurationFormat {
      readonly #options: unknown;
      constructor(_locale: string, options: unknown) {
        this.#options = options;
      }
      format(parts: unknown): string {
        asked.push([this.#options, parts]);
        return 'by Intl';
      }
    }
    vi.stubGlobal('Intl', { ...Intl, DurationFormat });
    expect(formatDuration(hour, 'en')).toBe('by Intl');
    vi.unstubAllGlobals();
    expect(asked).toEqual([[{ style: 'digital' }, { hours: 1, minutes: 0, seconds: 0 }]]);
  });
});

describe('describeDuration', () => {
  it.each([
    [0, '0 seconds'],
    [second, '1 second'],
    [minute, '1 minute'],
    [minute + 5 * second, '1 minute, 5 seconds'],
    [hour + 2 * minute + 3 * second, '1 hour, 2 minutes'],
    [hour, '1 hour'],
  ])('%i ms is %s', (ms, text) => {
    expect(describeDuration(ms, 'en')).toBe(text);
  });

  it('speaks the language', () => {
    expect(describeDuration(2 * minute, 'de')).toBe('2 Minuten');
  });
});

it('tells machines in ISO 8601', () => {
  expect(isoDuration(minute + 5 * second + 9)).toBe('PT65S');
});
