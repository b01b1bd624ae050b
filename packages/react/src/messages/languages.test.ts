import { describe, expect, it } from 'vitest';
import { sampleTexts } from '../test-support/message-samples.js';
import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { ja } from './ja.js';
import { uk } from './uk.js';

const catalogs = [de, es, fr, uk, ja, ar];

/** What is rightly the same as in English. */
const same = new Set(['Pages', 'Chat']);

/** Small words that no other of these languages has, and those that the kit is full of. */
const english =
  /\b(the|your|you|with|and|is|are|was|of|to|from|again|call|calls|camera|microphone|screen|off|muted|settings|speaker|more|retry|close)\b/i;

/** Letters that a text is not written with, beside the names and words that are Latin everywhere. */
const foreign: Readonly<Record<string, RegExp>> = {
  uk: /[a-zёыэъ]/i,
  ja: /[a-z]/i,
  ar: /[a-z]/i,
};
const latinEverywhere = /\b(Ann|Bob|Zoe|https)\b/g;

describe.each(catalogs.map((texts) => [texts.locale, texts] as const))('%s', (locale, texts) => {
  const said = sampleTexts(texts);
  const inEnglish = sampleTexts(en);

  it('says everything that English says', () => {
    expect(
      Object.keys(texts)
        .filter((key) => !['dir', 'lobby', 'effects', 'stats', 'chatPanel', 'callHistory'].includes(key))
        .toSorted(),
    ).toEqual(Object.keys(en).toSorted());
    expect([...said.keys()].toSorted()).toEqual([...inEnglish.keys()].toSorted());
  });

  it('says something, and nothing broken', () => {
    for (const [key, all] of said)
      for (const text of all) {
        expect.soft(text.trim(), key).toBe(text);
        expect.soft(text, key).not.toMatch(/^$|undefined|null|NaN|\[object|[#{}$]|\.\.\.| {2}/);
      }
  });

  it('is in that language', () => {
    for (const [key, all] of said) {
      const model = inEnglish.get(key);
      all.forEach((text, index) => {
        const own = text.replaceAll(latinEverywhere, '');
        if (foreign[locale]) expect.soft(own, key).not.toMatch(foreign[locale]);
        else expect.soft(own, key).not.toMatch(english);
        if (/\p{L}{2}/u.test(own) && !same.has(text)) expect.soft(text, key).not.toBe(model?.[index]);
      });
    }
  });

  it('calls people by their names', () => {
    for (const key of ['incomingCall', 'outgoingCall', 'mediaReconnecting', 'people', 'showWaiting'])
      for (const text of said.get(key) ?? []) expect.soft(text, key).toContain('Bob');
    expect(texts.people(['Ann', 'Bob', 'Zoe'])).toMatch(/Ann.+Bob.+Zoe/);
  });
});

describe('plurals', () => {
  it('are those of German, Spanish and French', () => {
    expect([de.callsWaiting(1), de.callsWaiting(2)]).toEqual(['1 weiterer Anruf', '2 weitere Anrufe']);
    expect([es.callsWaiting(1), es.callsWaiting(2)]).toEqual(['1 llamada más', '2 llamadas más']);
    expect([fr.callsWaiting(1), fr.callsWaiting(2)]).toEqual(['1 autre appel', '2 autres appels']);
  });

  it('are those of Ukrainian', () => {
    expect([1, 2, 5, 11, 12, 21, 22, 25, 100, 101].map(uk.callsWaiting)).toEqual([
      'Ще 1 дзвінок',
      'Ще 2 дзвінки',
      'Ще 5 дзвінків',
      'Ще 11 дзвінків',
      'Ще 12 дзвінків',
      'Ще 21 дзвінок',
      'Ще 22 дзвінки',
      'Ще 25 дзвінків',
      'Ще 100 дзвінків',
      'Ще 101 дзвінок',
    ]);
  });

  it('are those of Arabic: none, one, two, few, many, and hundreds', () => {
    const digits = new Intl.NumberFormat('ar');
    expect([0, 1, 2, 3, 10, 11, 99, 100, 102].map(ar.callsWaiting)).toEqual([
      'لا مكالمات أخرى',
      'مكالمة أخرى',
      'مكالمتان أخريان',
      `${digits.format(3)} مكالمات أخرى`,
      `${digits.format(10)} مكالمات أخرى`,
      `${digits.format(11)} مكالمة أخرى`,
      `${digits.format(99)} مكالمة أخرى`,
      `${digits.format(100)} مكالمة أخرى`,
      `${digits.format(102)} مكالمة أخرى`,
    ]);
  });
});

describe('the ways of a language', () => {
  it('French elides before a vowel', () => {
    expect(fr.incomingCall('video', ['Anne'])).toBe('Appel vidéo entrant d’Anne');
    expect(fr.incomingCall('audio', ['Bob', 'Élodie'])).toBe('Appel audio entrant de Bob et Élodie');
  });

  it('Arabic is written from the right, and keeps each name to itself', () => {
    expect(ar.dir).toBe('rtl');
    expect(ar.people(['Bob'])).toBe('\u2068Bob\u2069');
  });

  it('the others leave the direction to the page', () => {
    for (const { dir } of [en, de, es, fr, uk, ja]) expect(dir).toBeUndefined();
  });

  it('Japanese is polite', () => {
    expect(ja.ended({ reason: 'busy', direction: 'outgoing', names: ['佐藤', '田中'] })).toBe(
      '佐藤さん、田中さんは通話中です',
    );
  });

  it('Spanish puts e before an i', () => {
    expect(es.people(['Ana', 'Inés'])).toBe('Ana e Inés');
  });
});
