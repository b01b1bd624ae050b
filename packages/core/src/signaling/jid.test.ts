import { expect, test } from 'vitest';
import { prepareHost, splitJid } from './jid.js';

test.each([
  ['a@b', { local: 'a', domain: 'b', resource: null }],
  ['a@b/c', { local: 'a', domain: 'b', resource: 'c' }],
  ['A@B/c@d/e', { local: 'A', domain: 'B', resource: 'c@d/e' }],
  ['a@b/ ', { local: 'a', domain: 'b', resource: ' ' }],
])('%s in its parts', (jid, parts) => {
  expect(splitJid(jid)).toEqual(parts);
});

test.each([[''], ['a'], ['@'], ['a@'], ['@b'], ['a@b/'], ['a@b@c'], ['a/b@c'], ['/']])(
  '%j is none',
  (jid) => {
    expect(splitJid(jid)).toBeNull();
  },
);

test('a host is lower-cased', () => {
  expect(prepareHost('Chat.Example')).toBe('chat.example');
});
