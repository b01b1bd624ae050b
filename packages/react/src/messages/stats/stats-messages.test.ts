import { describe, expect, it } from 'vitest';
import { arStats } from './ar.js';
import { deStats } from './de.js';
import { enStats } from './en.js';
import { esStats } from './es.js';
import { frStats } from './fr.js';
import { jaStats } from './ja.js';
import { ukStats } from './uk.js';
import { loadMessages } from '../load-messages.js';
import type { StatsMessages } from './stats-messages.js';

const catalogs = {
  ar: arStats,
  de: deStats,
  es: esStats,
  fr: frStats,
  ja: jaStats,
  uk: ukStats,
};

/** Everything that is said. */
function said({ score, direct, relayed, limitedBy, ...texts }: StatsMessages): readonly string[] {
  return [
    ...Object.values(texts),
    ...(['good', 'fair', 'poor'] as const).map((word) => score(word)),
    direct('UDP'),
    relayed('TCP'),
    ...(['cpu', 'bandwidth', 'other'] as const).map((what) => limitedBy(what)),
  ];
}

describe.each(Object.entries(catalogs))('the statistics in %s', (locale, texts) => {
  it('say everything that they say in English, in that language', () => {
    expect(Object.keys(texts)).toEqual(Object.keys(enStats));
    const all = said(texts);
    expect(all).toHaveLength(said(enStats).length);
    for (const text of all) {
      expect.soft(text.trim()).toBe(text);
      expect
        .soft(text)
        .not.toMatch(/^$|undefined|\b(the|sent|received|picture|sound|by|over)\b|[${}]|\.\.\./i);
      if (['ar', 'ja', 'uk'].includes(locale)) expect.soft(text.replace(/UDP|TCP/, '')).not.toMatch(/[a-z]/i);
    }
    expect(texts.direct('UDP')).toContain('UDP');
    expect(texts.relayed('TCP')).toContain('TCP');
  });

  it('come with the other texts', async () => {
    expect((await loadMessages(locale)).stats).toBe(texts);
  });
});
