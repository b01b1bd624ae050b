import { describe, expect, it } from 'vitest';
import { askCredentials, mechanismsFor, secretOf } from './credentials.js';
import { parseService } from './service.js';

const tls = parseService('wss://chat.example/ws', 'service');
const local = parseService('ws://127.0.0.1:5280/ws', 'service');
const open = parseService('ws://chat.example/ws', 'service');
const scram = ['SCRAM-SHA-512', 'SCRAM-SHA-384', 'SCRAM-SHA-256', 'SCRAM-SHA-1'];

describe('askCredentials', () => {
  it('takes a password or a token, now or later', async () => {
    const password = { userId: 'alice', password: 'x' };
    expect(await askCredentials(() => password)).toBe(password);
    const token = { userId: 'alice', token: 'x', tokenMechanism: 'PLAIN' } as const;
    expect(await askCredentials(() => Promise.resolve(token))).toBe(token);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('offline');
      },
    ],
    ['rejects', () => Promise.reject(new Error('offline'))],
    ['gives nothing', () => null],
    ['gives no user', () => ({ password: 'x' })],
    ['gives a number for a user', () => ({ userId: 1, password: 'x' })],
    ['gives an empty password', () => ({ userId: 'alice', password: '' })],
    ['gives an unknown mechanism', () => ({ userId: 'alice', token: 'x', tokenMechanism: 'X' })],
  ])('fails when the function %s', async (_, source) => {
    await expect(askCredentials(source)).rejects.toMatchObject({ code: 'credentials-failed' });
  });

  it('keeps the cause', async () => {
    const cause = new Error('offline');
    await expect(askCredentials(() => Promise.reject(cause))).rejects.toMatchObject({ cause });
  });
});

describe('mechanismsFor', () => {
  const password = { userId: 'alice', password: 'x' };
  const token = { userId: 'alice', token: 'y' };

  it('allows PLAIN for TLS and for this machine only', () => {
    expect(mechanismsFor(password, tls)).toEqual([...scram, 'PLAIN']);
    expect(mechanismsFor(password, local)).toEqual([...scram, 'PLAIN']);
    expect(mechanismsFor(password, open)).toEqual(scram);
  });

  it('sends a token as OAUTHBEARER, or as told, and never as anything else', () => {
    expect(mechanismsFor(token, tls)).toEqual(['OAUTHBEARER']);
    expect(mechanismsFor({ ...token, tokenMechanism: 'PLAIN' }, local)).toEqual(['PLAIN']);
  });

  it('refuses to send a token in the clear, without telling it', () => {
    const secret = { userId: 'alice', token: 'hunter2' };
    expect(() => mechanismsFor(secret, open)).toThrow(expect.objectContaining({ code: 'insecure-context' }));
    expect(() => mechanismsFor(secret, open)).not.toThrow('hunter2');
  });

  it('knows the secret of either', () => {
    expect([secretOf(password), secretOf(token)]).toEqual(['x', 'y']);
  });
});

describe('parseService', () => {
  it.each([
    ['wss://chat.example/ws', 'websocket', true],
    ['ws://chat.example/ws', 'websocket', false],
    ['ws://localhost:5280/ws', 'websocket', true],
    ['ws://xmpp.localhost/ws', 'websocket', true],
    ['ws://[::1]:5280/ws', 'websocket', true],
    ['ws://127.1.2.3/ws', 'websocket', true],
    ['ws://127.0.0.1.evil.example/ws', 'websocket', false],
    ['ws://localhost.evil.example/ws', 'websocket', false],
    ['ws://notlocalhost/ws', 'websocket', false],
    ['https://chat.example/http-bind', 'bosh', true],
    ['http://192.168.1.2/http-bind', 'bosh', false],
  ])('reads %s', (url, transport, confidential) => {
    expect(parseService(url, 'service')).toEqual({ url, transport, confidential });
  });

  it.each(['', '/ws', 'chat.example', 'ftp://chat.example', 'javascript:alert(1)', 'wss//x'])(
    'refuses %j',
    (url) => {
      expect(() => parseService(url, 'fallback')).toThrow(
        expect.objectContaining({ code: 'invalid-argument' }),
      );
      expect(() => parseService(url, 'fallback')).toThrow('fallback');
    },
  );
});
