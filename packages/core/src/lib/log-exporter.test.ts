import { describe, expect, it } from 'vitest';
import { createWorld, first } from '../../test-kit/call-world.js';
import { CallError } from '../model/call-error.js';
import { createLogExporter } from './log-exporter.js';
import type { LogLevel } from './logger.js';

const sdp = [
  'v=0',
  'o=- 1 1 IN IP4 192.0.2.7',
  's=-',
  'c=IN IP6 2001:db8::7',
  'a=ice-ufrag:sekr',
  'a=ice-pwd:sekretsekretsekret',
  'a=fingerprint:sha-256 AA:BB:CC:DD',
].join('\r\n');
const candidate =
  'candidate:1 1 udp 2122260223 192.0.2.7 40000 typ srflx raddr 10.0.0.7 rport 5 ufrag sekr network-id 1';

function keptOf(message: string, details?: unknown): string {
  const exporter = createLogExporter({ clock: { now: () => 0 } });
  exporter.log('debug', message, details);
  return exporter.text();
}

describe('a log for bug reports', () => {
  it.each([
    ['an SDP', `took ${sdp}`, undefined],
    ['an SDP in a stanza', 'sent', `<sdp>${sdp}</sdp><a>kept</a>`],
    ['an SDP in an object', 'received', { children: [{ name: 'sdp', children: [sdp] }] }],
    ['one line of it', 'a=ice-pwd:sekretsekretsekret', undefined],
    ['a candidate', 'refused', { candidate, sdpMid: '0' }],
    ['a candidate in a stanza', `<candidate>${candidate}</candidate>`, undefined],
    ['an address', 'from 192.0.2.7:40000 and 2001:db8::7 and fe80:0:0:0:1:2:3:4', undefined],
    ['an mDNS name', '3b5e2e0c-9d3c-4e0c-8a2b-3b5e2e0c9d3c.local', undefined],
    ['a login', '<auth xmlns="sasl" mechanism="PLAIN">c2VrcmV0</auth>', undefined],
    ['an answer to a challenge', '<response>c2VrcmV0</response>', undefined],
    ['a password', 'failed', { password: 'sekret', credential: 'sekret', nested: { accessToken: 'sekret' } }],
    ['a password in a text', 'password=sekret&token: "sekret", secret sekret=1', { a: 'Bearer c2VrcmV0' }],
    ['an error', 'failed', new CallError('unauthorized', sdp, { cause: new Error('password: sekret') })],
    ['a user', 'presence of alice@chat.example/tab', { from: 'alice@chat.example' }],
  ])('has no trace of %s', (_, message, details) => {
    expect(keptOf(message, details)).not.toMatch(
      /sekretsekret|=sekret|"sekret|: ?sekret|c2VrcmV0|192\.0\.2|10\.0\.0|db8|fe80|3b5e2e0c|AA:BB|alice/,
    );
  });

  it('keeps what helps, on one line each', () => {
    const exporter = createLogExporter({ clock: { now: () => 5000 } });
    exporter.log('warn', 'could not send\n"call"', new CallError('disconnected', 'The server is gone.'));
    exporter.log('info', 'at 12:30:45 from bob@chat.example to alice@chat.example and bob@chat.example');
    exporter.log('debug', candidate);
    expect(exporter.text()).toBe(
      '+0.000 warn could not send "call" CallError disconnected: The server is gone.\n' +
        '+0.000 info at 12:30:45 from user-1@chat.example to user-2@chat.example and user-1@chat.example\n' +
        '+0.000 debug [candidate, srflx]\n',
    );
  });

  it('keeps the last lines only, those that are loud enough, and tells the next logger everything', () => {
    const told: LogLevel[] = [];
    const next = { log: (level: LogLevel) => void told.push(level) };
    const exporter = createLogExporter({ capacity: 2, level: 'info', next, clock: { now: () => 0 } });
    for (const level of ['info', 'debug', 'warn', 'error'] as const) exporter.log(level, level);
    expect(exporter.text()).toBe('+0.000 warn warn\n+0.000 error error\n');
    expect(told).toEqual(['info', 'debug', 'warn', 'error']);
    exporter.clear();
    expect(exporter.text()).toBe('');
  });

  it.each([
    ['a circle', () => Object.assign([], { 0: globalThis })],
    ['nothing', () => undefined],
    ['a function', () => () => 1],
    ['a number that JSON does not know', () => 1n],
  ])('is not broken by %s', (_, make) => {
    expect(keptOf('said', make())).toMatch(/^\+0\.000 debug said.*\n$/);
  });
});

it('nothing above debug says a description, a candidate or a password', async () => {
  const loud: string[] = [];
  const w = await createWorld({
    logger: {
      log(level, message, details) {
        const cause = details instanceof Error ? details.message : JSON.stringify(details);
        if (level !== 'debug') loud.push(`${message} ${cause}`);
      },
    },
    iceServers: [{ urls: 'turn:turn.example', username: 'u', credential: 'sekret' }],
  });
  w.alice.client.call('bob');
  await w.clock.advance(50);
  first(w.bob).accept();
  await w.clock.advance(100);
  const sessionId = first(w.bob).id;
  // All that is complained about: strangers, nonsense in descriptions and candidates, lost connections.
  w.network.inject('mallory', 'bob', { type: 'hangUp', sessionId });
  w.network.inject('mallory', 'bob', {
    type: 'call',
    sessionId: 'nonsense',
    callType: 'video',
    callerId: 'mallory',
    opponentIds: ['bob'],
    sdp,
  });
  w.network.inject('alice', 'bob', {
    type: 'iceCandidates',
    sessionId,
    candidates: [{ candidate: 'candidate:sekret', sdpMid: 'x', sdpMLineIndex: null }],
  });
  await w.clock.advance(100);
  w.network.cut('bob');
  w.peers.disconnect();
  await w.clock.advance(200_000);
  expect(loud.length).toBeGreaterThan(0);
  expect(loud.join('\n')).not.toMatch(/v=0|candidate:|ice-pwd|sekret/);
});
