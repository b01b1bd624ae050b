import { describe, expect, it } from 'vitest';
import { loadMessages } from '../load-messages.js';
import { arHistory } from './ar.js';
import { deHistory } from './de.js';
import { enHistory } from './en.js';
import { esHistory } from './es.js';
import { frHistory } from './fr.js';
import type { HistoryMessages } from './history-messages.js';
import { jaHistory } from './ja.js';
import { ukHistory } from './uk.js';

const catalogs = { ar: arHistory, de: deHistory, es: esHistory, fr: frHistory, ja: jaHistory, uk: ukHistory };
const counts = [1, 2, 3, 5, 11, 21, 100] as const;
const outcomes = [
  'answered',
  'answered-elsewhere',
  'declined',
  'declined-elsewhere',
  'missed',
  'no-answer',
  'busy',
  'canceled',
  'failed',
] as const;

function said({ outcome, callWithAudio, callWithVideo, removeCall, missedCalls, ...words }: HistoryMessages) {
  const told = outcomes.flatMap((one) =>
    (['incoming', 'outgoing'] as const).flatMap((direction) =>
      (['audio', 'video'] as const).map((kind) => outcome({ outcome: one, direction, kind })),
    ),
  );
  const named = [callWithAudio, callWithVideo, removeCall].map((say) => say(['Ann', 'Bob']));
  return [...Object.values(words), ...told, ...named, ...counts.map((count) => missedCalls(count))];
}

describe.each(Object.entries(catalogs))('the call history in %s', (locale, texts) => {
  it('says everything that it says in English, and nothing broken or English', () => {
    const english = new Set(said(enHistory));
    expect(said(texts)).toHaveLength(said(enHistory).length);
    for (const text of said(texts)) {
      expect.soft(text.trim()).toBe(text);
      expect.soft(text).not.toMatch(/^$|undefined|null|NaN|\[object|[#{}$]|\.\.\.| {2}/);
      expect.soft(english.has(text), text).toBe(false);
    }
  });

  it('comes with its language', async () => {
    expect((await loadMessages(locale)).callHistory).toBe(texts);
  });
});
