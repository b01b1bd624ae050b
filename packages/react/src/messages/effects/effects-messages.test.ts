import { describe, expect, it } from 'vitest';
import { arEffects } from './ar.js';
import { deEffects } from './de.js';
import { enEffects } from './en.js';
import { esEffects } from './es.js';
import { frEffects } from './fr.js';
import { jaEffects } from './ja.js';
import { ukEffects } from './uk.js';
import { loadMessages } from '../load-messages.js';

const catalogs = {
  ar: arEffects,
  de: deEffects,
  es: esEffects,
  fr: frEffects,
  ja: jaEffects,
  uk: ukEffects,
};

describe.each(Object.entries(catalogs))('the effects in %s', (locale, texts) => {
  it('say everything that they say in English, in that language', () => {
    expect(Object.keys(texts)).toEqual(Object.keys(enEffects));
    const all: readonly (readonly [string, unknown])[] = Object.entries(texts);
    for (const [key, text] of all) {
      expect.soft(String(text).trim(), key).toBe(text);
      expect.soft(text, key).not.toMatch(/^$|\b(the|your|noise|camera|background|works?)\b|\.\.\./);
      if (['ar', 'ja', 'uk'].includes(locale)) expect.soft(text, key).not.toMatch(/[a-z]/i);
    }
  });

  it('come with the other texts', async () => {
    expect((await loadMessages(locale)).effects).toBe(texts);
  });
});
