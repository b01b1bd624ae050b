import { describe, expect, it } from 'vitest';
import { plainName } from './plain-name.js';

describe('plainName', () => {
  it.each([
    ['Bob', 'Bob'],
    ['  Zoë O’Brien-Łuç ', 'Zoë O’Brien-Łuç'],
    ['はな 佐藤', 'はな 佐藤'],
    ['ليلى حداد', 'ليلى حداد'],
    ['👩‍👩‍👧 Family', '👩‍👩‍👧 Family'],
    ['<b>Bob</b>', '<b>Bob</b>'],
    ['Bob\n\r\tis\u2028gone', 'Bob is gone'],
    ['\u202Eevil\u202C bob', 'evil  bob'],
    ['a\u2066b\u2069c\u0000d\u009b', 'a b c d'],
    ['\u202E\n', '7'],
    ['', '7'],
  ])('of %j is %j', (name, shown) => {
    expect(plainName(name, '7')).toBe(shown);
  });

  it('is cut, never within a character', () => {
    expect(plainName('x'.repeat(10_000), '7')).toBe(`${'x'.repeat(100)}…`);
    expect(plainName(`x${'😀'.repeat(5000)}`, '7')).toBe(`x${'😀'.repeat(49)}…`);
    expect(plainName('x'.repeat(100), '7')).toBe('x'.repeat(100));
  });
});
