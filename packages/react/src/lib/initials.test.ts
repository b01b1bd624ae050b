import { describe, expect, it } from 'vitest';
import { hueOf, initialsOf } from './initials.js';

describe('initialsOf', () => {
  it.each([
    ['Ann Lee', 'AL'],
    ['Ann van der Lee', 'AL'],
    ['bob', 'B'],
    ['ada.lovelace', 'AL'],
    ['佐藤 はな', '佐は'],
    ['Čapek', 'Č'],
    ['👩‍🚀 Zoë', 'Z'],
    ['😀', ''],
    ['', ''],
    ['42', '4'],
  ])('of "%s" are "%s"', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

describe('hueOf', () => {
  it('stays with a user id', () => {
    expect(hueOf('ann')).toBe(hueOf('ann'));
  });

  it('spreads people over the wheel', () => {
    const hues = new Set(Array.from({ length: 200 }, (_, index) => hueOf(`user${index}`)));
    expect(hues.size).toBe(12);
    for (const hue of hues) expect(hue).toBeLessThan(360);
  });
});
