import { describe, expect, it } from 'vitest';
import { loadMessages } from '../load-messages.js';
import { arChat } from './ar.js';
import type { ChatMessages } from './chat-messages.js';
import { deChat } from './de.js';
import { enChat } from './en.js';
import { esChat } from './es.js';
import { frChat } from './fr.js';
import { jaChat } from './ja.js';
import { ukChat } from './uk.js';

const catalogs = { ar: arChat, de: deChat, es: esChat, fr: frChat, ja: jaChat, uk: ukChat };
const crowds = [['Ann'], ['Ann', 'Bob'], ['Ann', 'Bob', 'Zoe']] as const;
const counts = [1, 2, 3, 5, 11, 21, 100] as const;

function said({ typing, newMessages, tooLong, ...words }: ChatMessages): readonly string[] {
  const counted = counts.flatMap((count) => [newMessages(count), tooLong(count)]);
  return [...Object.values(words), ...counted, ...crowds.map((names) => typing(names))];
}

describe.each(Object.entries(catalogs))('the chat in %s', (locale, texts) => {
  it('says everything that it says in English, and nothing broken or English', () => {
    const english = new Set(said(enChat));
    expect(said(texts)).toHaveLength(said(enChat).length);
    for (const text of said(texts)) {
      expect.soft(text.trim()).toBe(text);
      expect.soft(text).not.toMatch(/^$|undefined|null|NaN|\[object|[#{}$]|\.\.\.| {2}/);
      // French has the word, too.
      if (text !== 'Messages' && text !== 'Message') expect.soft(english.has(text), text).toBe(false);
    }
  });

  it('names who is typing', () => {
    expect(texts.typing(['Ann', 'Bob'])).toMatch(/Ann.*Bob/);
  });

  it('comes with its language', async () => {
    expect((await loadMessages(locale)).chatPanel).toBe(texts);
  });
});
