import { assert, integer, oneof, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quickbloxAddressing } from './addressing-quickblox.js';

const addressing = quickbloxAddressing({ appId: 7, host: 'Chat.Example' });

const refused: unknown = expect.objectContaining({ name: 'CallError', code: 'invalid-argument' });

// Every UTF-16 code unit, lone surrogates too.
const anyUnit = integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));

test('the host is in lower case', () => {
  expect(addressing.host).toBe('chat.example');
});

test.each([
  ['101', '101-7@chat.example'],
  ['101-7', '101-7-7@chat.example'],
  ['bob', 'bob-7@chat.example'],
  ['-', '--7@chat.example'],
])('%s is %s', (userId, jid) => {
  expect(addressing.toJid(userId)).toBe(jid);
  expect(addressing.toUserId(jid)).toBe(userId);
  expect(addressing.toUserId(`${jid}/WDyGHbVWR8wl`)).toBe(userId);
});

test('letters are in lower case both ways, as servers have them', () => {
  expect(addressing.toJid('Bob')).toBe('bob-7@chat.example');
  expect(addressing.toUserId('Bob-7@CHAT.example')).toBe('bob');
});

test('the application id may be text', () => {
  expect(quickbloxAddressing({ appId: '7', host: 'h' }).toJid('1')).toBe('1-7@h');
});

describe('JIDs of nobody', () => {
  test.each([
    [''],
    ['@'],
    ['101-7'],
    ['101@chat.example'],
    ['-7@chat.example'],
    ['7@chat.example'],
    ['101-8@chat.example'],
    ['101-77@chat.example'],
    ['101-7@other.example'],
    ['101-7@chat.example.org'],
    ['101-7@chat.example/'],
    ['101-7@evil@chat.example'],
    ['101-7/x@chat.example'],
    ['a b-7@chat.example'],
    ['a\u0000-7@chat.example'],
  ])('%j', (jid) => {
    expect(addressing.toUserId(jid)).toBeNull();
  });

  test('no JID makes it throw', () => {
    assert(
      property(
        oneof(
          string({ unit: anyUnit }),
          string().map((local) => `${local}-7@chat.example`),
        ),
        (jid) => {
          const userId = addressing.toUserId(jid);
          const back = userId === null ? null : addressing.toUserId(addressing.toJid(userId));
          expect(back).toBe(userId);
        },
      ),
    );
  });
});

describe('what cannot be', () => {
  test.each([[''], [' '], ['a b'], ['a@b'], ['a/b'], ['a\u0000'], ['1'.repeat(1022)]])(
    'user id %j',
    (userId) => {
      expect(() => addressing.toJid(userId)).toThrow(refused);
    },
  );

  test.each([[''], ['a'], ['1.5'], [1.5], [-1], [Number.NaN]])('application id %s', (appId) => {
    expect(() => quickbloxAddressing({ appId, host: 'chat.example' })).toThrow(refused);
  });

  test.each([[''], ['a@b'], ['wss://chat.example']])('host %j', (host) => {
    expect(() => quickbloxAddressing({ appId: 1, host })).toThrow(refused);
  });
});
