import { describe, expect, it } from 'vitest';
import { arLobby } from './ar.js';
import { deLobby } from './de.js';
import { enLobby } from './en.js';
import { esLobby } from './es.js';
import { frLobby } from './fr.js';
import { jaLobby } from './ja.js';
import type { LobbyMessages } from './lobby-messages.js';
import { ukLobby } from './uk.js';
import { loadMessages } from '../load-messages.js';

const catalogs = {
  ar: arLobby,
  de: deLobby,
  es: esLobby,
  fr: frLobby,
  ja: jaLobby,
  uk: ukLobby,
};
const browsers = ['chrome', 'firefox', 'safari', 'ios', 'android', 'other'] as const;
const english =
  /\b(the|your|you|with|and|is|are|was|of|to|from|again|call|camera|microphone|off|settings|speaker|address|allow)\b/i;
const latin = /[a-z]/i;

/** Everything that is said. */
function said(texts: LobbyMessages): ReadonlyMap<string, readonly string[]> {
  const { callWhom, deviceLost, deviceReturned, permissionHelp } = texts;
  const all = new Map<string, readonly string[]>([
    ['callWhom', (['video', 'audio'] as const).map((kind) => callWhom(kind, ['Ann', 'Bob']))],
    ['deviceLost', [deviceLost('Zoe')]],
    ['deviceReturned', [deviceReturned('Zoe')]],
    [
      'permissionHelp',
      (['microphone', 'camera'] as const).flatMap((device) =>
        browsers.flatMap((browser) => permissionHelp(device, browser)),
      ),
    ],
  ]);
  for (const [key, text] of Object.entries(texts)) if (typeof text === 'string') all.set(key, [text]);
  return all;
}

describe.each(Object.entries(catalogs))('the lobby in %s', (locale, texts) => {
  const own = said(texts);
  const model = said(enLobby);

  it('says everything that it says in English, and nothing broken', () => {
    expect([...own.keys()].toSorted()).toEqual([...model.keys()].toSorted());
    for (const [key, all] of own) {
      expect.soft(all.length, key).toBe(model.get(key)?.length);
      for (const text of all) {
        expect.soft(text.trim(), key).toBe(text);
        expect.soft(text, key).not.toMatch(/^$|undefined|null|NaN|\[object|[#{}$]|\.\.\.| {2}/);
      }
    }
  });

  it('is in that language', () => {
    for (const [key, all] of own)
      all.forEach((text, index) => {
        // The names of a browser and of people are Latin everywhere.
        const words = text.replaceAll(/\b(Ann|Bob|Zoe|Safari)\b/g, '');
        expect.soft(words, key).not.toMatch(['ar', 'ja', 'uk'].includes(locale) ? latin : english);
        expect.soft(text, key).not.toBe(model.get(key)?.[index]);
      });
  });

  it('comes with the language', async () => {
    expect((await loadMessages(locale)).lobby).toBe(texts);
  });
});

describe('help with permissions', () => {
  it.each(browsers.filter((browser) => browser !== 'other'))('is its own for %s', (browser) => {
    const others = browsers.filter((one) => one !== browser);
    const [first] = enLobby.permissionHelp('camera', browser);
    for (const other of others) expect(enLobby.permissionHelp('camera', other)[0]).not.toBe(first);
    for (const device of ['camera', 'microphone'] as const)
      expect(enLobby.permissionHelp(device, browser).join(' ').toLowerCase()).toContain(device);
  });

  it('is left to the common words elsewhere', () => {
    expect(enLobby.permissionHelp('camera', 'other')).toEqual([]);
  });
});
