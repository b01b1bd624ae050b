import { jidAddressing } from '@parley/core';
import { describe, expect, it, test } from 'vitest';
import { isNameOf, tidyName, userIdOfName } from './user-id.js';

const addressing = jidAddressing({ host: 'localhost' });

describe('userIdOfName', () => {
  it.each([
    ['Zoë Müller', 'zoë müller'],
    ['  Ada \t Lovelace ', 'ada lovelace'],
    ["D'Artagnan", "d'artagnan"],
    ['علی‌رضا', 'علیرضا'],
    ['Ａｄａ', 'ada'],
    ['\u200B Ada\u0000', 'ada'],
    ['O\u00A0Hara', 'o hara'],
    ['a \u200B b', 'a b'],
    ['7', '7'],
    ['🚀', '🚀'],
    ['👩‍🚀', '👩🚀'],
    ['\u200B\u00AD ', ''],
    ['', ''],
  ])('%j is %j', (name, userId) => {
    expect(userIdOfName(name)).toBe(userId);
  });

  it.each(['Zoë Müller', 'me@home', '/.', 'a\u2028b', '👩‍🚀', '❤️', '<b>', 'c:\\20', 'Ω'.repeat(64), 'İ'])(
    'gives an id for %j that the server keeps as it is',
    (name) => {
      const userId = userIdOfName(name);
      expect(addressing.toUserId(addressing.toJid(userId))).toBe(userId.normalize('NFKC'));
    },
  );
});

test('a name that is shown has no needless space', () => {
  expect(tidyName(' Zoë \n Müller ')).toBe('Zoë Müller');
});

test('only a name that leads to the same user is theirs', () => {
  expect(isNameOf('zoë müller', 'ZOË  Müller')).toBe(true);
  expect(isNameOf('zoë müller', 'Zoe Müller')).toBe(false);
  expect(isNameOf('zoë müller', '')).toBe(false);
});
