import { expect, it, test } from 'vitest';
import { addressingOf, ownService, serviceHost } from './server-settings.js';

it.each([
  ['http:', 'localhost:5173', 'ws://localhost:5173/xmpp-websocket'],
  ['https:', 'phone.example', 'wss://phone.example/xmpp-websocket'],
])('finds the server of a page of %s//%s', (protocol, host, service) => {
  expect(ownService({ protocol, host })).toBe(service);
});

it.each([
  ['wss://chat.example/ws', 'chat.example'],
  [' https://chat.example:5281/http-bind ', 'chat.example'],
  ['ws://[::1]:5280', '[::1]'],
  ['ftp://chat.example', ''],
  ['chat.example', ''],
  ['', ''],
])('finds the host of %j', (service, host) => {
  expect(serviceHost(service)).toBe(host);
});

test('users are addressed as the server does it', () => {
  const server = { service: 'wss://chat.example', host: 'chat.example', appId: '7', publicIce: false };
  expect(addressingOf(null).toJid('bob')).toBe('bob@localhost');
  expect(addressingOf({ ...server, style: 'jid' }).toJid('bob')).toBe('bob@chat.example');
  expect(addressingOf({ ...server, style: 'quickblox' }).toJid('101')).toBe('101-7@chat.example');
});
