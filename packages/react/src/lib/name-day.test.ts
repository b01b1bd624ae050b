import { expect, it } from 'vitest';
import { nameDay } from './name-day.js';

const now = new Date(2026, 2, 30, 9, 30).getTime();
const at = (month: number, day: number, hour: number, year = 2026): number =>
  new Date(year, month, day, hour).getTime();

it.each([
  ['Today', at(2, 30, 0)],
  ['Yesterday', at(2, 29, 23)],
  // Over a change of the clocks, where there is one.
  ['Saturday', at(2, 28, 1)],
  ['Tuesday', at(2, 24, 12)],
  ['Mon, March 23', at(2, 23, 12)],
  ['Wed, December 31, 2025', at(11, 31, 12, 2025)],
  // By a clock that is behind.
  ['Tue, March 31', at(2, 31, 1)],
])('%s', (name, time) => {
  expect(nameDay(time, now, 'en')).toBe(name);
});

it('is in the language', () => {
  expect(nameDay(at(2, 29, 8), now, 'de')).toBe('Gestern');
  expect(nameDay(at(2, 29, 8), now, 'ar')).toBe('أمس');
});
