import { assert, constantFrom, integer, oneof, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jidAddressing } from './addressing-jid.js';

const addressing = jidAddressing({ host: 'Chat.Example' });

const refused: unknown = expect.objectContaining({ name: 'CallError', code: 'invalid-argument' });

test.each([
  ['bob', 'bob@chat.example'],
  ['101', '101@chat.example'],
  ['Bob', 'bob@chat.example'],
  ['d’artagnan', 'd’artagnan@chat.example'],
  ['мария', 'мария@chat.example'],
  ['space cadet', 'space\\20cadet@chat.example'],
  ['call me "ishmael"', 'call\\20me\\20\\22ishmael\\22@chat.example'],
  ['at&t guy', 'at\\26t\\20guy@chat.example'],
  ["d'artagnan", 'd\\27artagnan@chat.example'],
  ['/.fanboy', '\\2f.fanboy@chat.example'],
  ['::foo::', '\\3a\\3afoo\\3a\\3a@chat.example'],
  ['<foo>', '\\3cfoo\\3e@chat.example'],
  ['user@host', 'user\\40host@chat.example'],
  ['c:\\net', 'c\\3a\\net@chat.example'],
  ['c:\\\\net', 'c\\3a\\\\net@chat.example'],
  ['c:\\cool stuff', 'c\\3a\\cool\\20stuff@chat.example'],
  ['c:\\5commas', 'c\\3a\\5c5commas@chat.example'],
  ['＠', '\\40@chat.example'],
])('%s is %s', (userId, jid) => {
  expect(addressing.toJid(userId)).toBe(jid);
  expect(addressing.toUserId(jid)).toBe(userId.normalize('NFKC').toLowerCase());
});

describe('user ids that cannot be', () => {
  test.each([
    ['', 'empty'],
    [' ', 'only space'],
    [' bob', 'space before'],
    ['bob ', 'space after'],
    ['a\tb', 'a tab'],
    ['a\u0000b', 'a control character'],
    ['a\u200Bb', 'a zero-width space'],
    ['a\u2028b', 'a line separator'],
    ['a\uD800b', 'a lone surrogate'],
    ['a\uE000b', 'a private character'],
    ['x'.repeat(1024), '1,024 bytes'],
    ['é'.repeat(512), '512 letters of two bytes'],
    [' '.repeat(3) + '\u00AD', 'nothing visible'],
  ])('%j: %s', (userId) => {
    expect(() => addressing.toJid(userId)).toThrow(refused);
  });

  test('the longest localpart is taken', () => {
    expect(addressing.toJid('x'.repeat(1023))).toBe(`${'x'.repeat(1023)}@chat.example`);
  });
});

describe('JIDs', () => {
  test.each([
    ['bob@chat.example/desk', 'bob'],
    ['BOB@CHAT.EXAMPLE', 'bob'],
    ['bob@chat.example/a@b/c', 'bob'],
    ['a\\40B@chat.example/x', 'a@b'],
    ['a\\2Fb@chat.example', 'a/b'],
  ])('%s is %s', (jid, userId) => {
    expect(addressing.toUserId(jid)).toBe(userId);
  });

  test.each([
    [''],
    ['@'],
    ['/'],
    ['bob'],
    ['chat.example'],
    ['@chat.example'],
    ['bob@'],
    ['bob@/desk'],
    ['bob@chat.example/'],
    ['bob@other.example'],
    ['bob@chat.example.org'],
    ['a@b@chat.example'],
    ['a b@chat.example'],
    ['a\u0000@chat.example'],
    // Not the spelling of toJid: another account than the one it would be taken for.
    ['a\\5cb@chat.example'],
    ['\\20bob@chat.example'],
    ['bob\\20@chat.example'],
  ])('%j is nobody', (jid) => {
    expect(addressing.toUserId(jid)).toBeNull();
  });
});

// Every UTF-16 code unit, lone surrogates too.
const anyUnit = integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));

const awkward = constantFrom(
  'a',
  'B',
  '\\',
  '5',
  'c',
  '2',
  '0',
  '4',
  ' ',
  '@',
  '/',
  'É',
  'ﬁ',
  '＆',
  '\u0000',
);
const fewRuns = { numRuns: 300 };

function toJidOrNull(userId: string): string | null {
  try {
    return addressing.toJid(userId);
  } catch {
    return null;
  }
}

test('every id that is taken comes back, in the form of the server', () => {
  const userIds = oneof(string({ unit: 'grapheme' }), string({ unit: awkward }));
  const taken = userIds.filter((userId) => toJidOrNull(userId) !== null);
  assert(
    property(taken, (userId) => {
      const jid = addressing.toJid(userId);
      const back = addressing.toUserId(`${jid}/resource`);
      expect(back).toBe(userId.normalize('NFKC').toLowerCase().normalize('NFKC'));
      expect(addressing.toJid(back ?? '')).toBe(jid);
    }),
    fewRuns,
  );
});

test('no JID makes it throw, and no two accounts are one user', () => {
  const ours = string({ unit: awkward, minLength: 1 }).map((local) => `${local}@chat.example`);
  assert(
    property(oneof(string({ unit: anyUnit }), ours), (jid) => {
      const userId = addressing.toUserId(jid);
      const account = jid.replace(/\/.*/su, '').normalize('NFKC').toLowerCase();
      expect(userId === null || addressing.toJid(userId) === account).toBe(true);
    }),
    fewRuns,
  );
});

test.each([[''], ['a@b'], ['a/b'], ['a b']])('%j cannot be a host', (host) => {
  expect(() => jidAddressing({ host })).toThrow(refused);
});
