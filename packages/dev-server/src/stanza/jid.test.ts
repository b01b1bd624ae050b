import { describe, expect, it } from 'vitest';
import { displayName } from './display-name.js';
import { formatJid, normalizeLocal, normalizeResource, parseJid } from './jid.js';

describe('parseJid', () => {
  it.each([
    ['localhost', { local: null, domain: 'localhost', resource: null }],
    ['Alice@LocalHost', { local: 'alice', domain: 'localhost', resource: null }],
    ['101-1@localhost/Tab 1', { local: '101-1', domain: 'localhost', resource: 'Tab 1' }],
    ['a@b/c@d/e', { local: 'a', domain: 'b', resource: 'c@d/e' }],
    ['localhost/x', { local: null, domain: 'localhost', resource: 'x' }],
  ])('reads %j', (text, jid) => {
    expect(parseJid(text)).toEqual(jid);
  });

  it.each(['', '@', '@b', 'a@', 'a@b/', 'a b@c', 'a@b c', 'a"@b', 'a@b@c', '<a>@b', 'a@b/\u0000'])(
    'refuses %j',
    (text) => {
      expect(parseJid(text)).toBeNull();
    },
  );

  it('refuses parts that are too long, and only those', () => {
    expect(normalizeLocal('a'.repeat(1023))).toHaveLength(1023);
    expect(normalizeLocal('a'.repeat(1024))).toBeNull();
    expect(normalizeLocal('é'.repeat(512))).toBeNull();
    expect(normalizeResource('a'.repeat(1024))).toBeNull();
    expect(parseJid(`a@${'b'.repeat(1024)}`)).toBeNull();
  });

  it('is undone by formatJid', () => {
    for (const text of ['localhost', 'a@b', 'a@b/c', 'b/c']) {
      const jid = parseJid(text);
      expect(jid && formatJid(jid)).toBe(text);
    }
  });
});

describe('displayName', () => {
  it('reads XEP-0106 escapes, and leaves other backslashes', () => {
    expect(displayName('Jane\\20Doe\\27s\\40home')).toBe("Jane Doe's@home");
    expect(displayName('a\\99b')).toBe('a\\99b');
  });
});
