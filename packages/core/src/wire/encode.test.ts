import { describe, expect, test } from 'vitest';
import type { IceCandidate, Signal } from '../model/signal.js';
import { decodeSignal } from './decode.js';
import { encodeSignal } from './encode.js';
import { maxIdLength, maxJidLength, maxParamsDepth, maxParamsLength, maxSdpLength } from './limits.js';
import { assertParams, assertUpdateParams } from './params-fault.js';
import { isXmlName } from './xml-chars.js';
import { writeXml } from './write-xml.js';

const envelope = { to: 'b@h', id: 'i' };
const invalid: unknown = expect.objectContaining({ name: 'CallError', code: 'stanza-invalid' });
const badArgument: unknown = expect.objectContaining({ name: 'CallError', code: 'invalid-argument' });

const hangUp: Signal = { type: 'hangUp', sessionId: 's' };
const accept: Signal = { type: 'accept', sessionId: 's', sdp: 'v=0\r\n' };
const candidate: IceCandidate = { candidate: 'c', sdpMid: '0', sdpMLineIndex: 0 };

function encode(signal: Signal): string {
  return writeXml(encodeSignal(signal, envelope));
}

test('only what the signal holds is written', () => {
  expect(encode(hangUp)).toBe(
    '<message to="b@h" type="headline" id="i" xmlns="jabber:client"><extraParams xmlns="jabber:client">' +
      '<moduleIdentifier>WebRTCVideoChat</moduleIdentifier><signalType>hangUp</signalType>' +
      '<sessionID>s</sessionID></extraParams></message>',
  );
});

test.each([['v=0\r\ns=-\r\n'], ['v=0\ns=-\n'], ['v=0\rs=-\r'], ['v=0\r\ns=-\n']])(
  '%j is written with LF',
  (sdp) => {
    expect(encode({ ...accept, sdp })).toContain('<sdp>v=0\ns=-\n</sdp>');
  },
);

test('a candidate is written without what is null', () => {
  const candidates = [
    { ...candidate, sdpMid: null },
    { ...candidate, sdpMLineIndex: null },
  ];
  expect(encode({ type: 'iceCandidates', sessionId: 's', candidates })).toContain(
    '<iceCandidate><candidate>c</candidate><sdpMLineIndex>0</sdpMLineIndex></iceCandidate>' +
      '<iceCandidate><candidate>c</candidate><sdpMid>0</sdpMid></iceCandidate>',
  );
});

test('text that XML cannot carry is replaced in the tree itself, whoever writes it', () => {
  const element = encodeSignal({ ...hangUp, platform: 'a\u0000', userInfo: { b: '\uD800' } }, envelope);
  expect(JSON.stringify(element)).toMatch(/"a\uFFFD".*"\uFFFD"/);
});

test('lists and maps that XML has no form for arrive as what is nearest', () => {
  const userInfo = { one: ['1'], none: [], map: {}, maps: [{}, { a: [''] }] };
  expect(decodeSignal(encodeSignal({ ...hangUp, userInfo }, envelope))).toHaveProperty('signal.userInfo', {
    one: '1',
    map: '',
    maps: ['', { a: '' }],
  });
});

describe('what cannot be written', () => {
  const long = 'x'.repeat(maxIdLength + 1);

  test.each<[string, Signal]>([
    ['an empty session id', { ...hangUp, sessionId: '' }],
    ['a blank session id', { ...hangUp, sessionId: ' ' }],
    ['a session id with space around it', { ...hangUp, sessionId: ' s' }],
    ['a session id that XML cannot carry', { ...hangUp, sessionId: 's\u0000' }],
    ['a session id too long', { ...hangUp, sessionId: long }],
    ['an empty caller id', { ...hangUp, callerId: '' }],
    ['no opponents', { ...hangUp, opponentIds: [] }],
    ['an empty opponent', { ...hangUp, opponentIds: ['1', ''] }],
    ['an empty SDP', { ...accept, sdp: '\r\n' }],
    ['an SDP too long', { ...accept, sdp: 'x'.repeat(maxSdpLength + 1) }],
    ['no candidates', { type: 'iceCandidates', sessionId: 's', candidates: [] }],
    [
      'an empty candidate',
      { type: 'iceCandidates', sessionId: 's', candidates: [{ ...candidate, candidate: '' }] },
    ],
    [
      'a candidate for no media',
      {
        type: 'iceCandidates',
        sessionId: 's',
        candidates: [{ ...candidate, sdpMid: null, sdpMLineIndex: null }],
      },
    ],
    [
      'an index of 1.5',
      { type: 'iceCandidates', sessionId: 's', candidates: [{ ...candidate, sdpMLineIndex: 1.5 }] },
    ],
    [
      'an index of -1',
      { type: 'iceCandidates', sessionId: 's', candidates: [{ ...candidate, sdpMLineIndex: -1 }] },
    ],
    ['a name that is not XML', { ...hangUp, userInfo: { 'first name': 'x' } }],
    ['such a name inside', { ...hangUp, extra: { a: [{ b: { '1': 'x' } }] } }],
  ])('%s', (_, signal) => {
    expect(() => encodeSignal(signal, envelope)).toThrow(invalid);
  });

  test.each([
    'moduleIdentifier',
    'signalType',
    'sessionID',
    'callType',
    'callerID',
    'opponentsIDs',
    'platform',
  ])('a parameter named %s, in any signal', (name) => {
    expect(() => encodeSignal({ type: 'update', sessionId: 's', extra: { [name]: 'x' } }, envelope)).toThrow(
      invalid,
    );
  });

  test('a parameter named as a field of this signal, though it may be one of another', () => {
    const extra = { sdp: 'x' };
    expect(() => encodeSignal({ ...accept, extra }, envelope)).toThrow(invalid);
    expect(() => encodeSignal({ ...hangUp, extra: { userInfo: 'x' } }, envelope)).toThrow(invalid);
    expect(encode({ ...hangUp, extra })).toContain('<sdp>x</sdp>');
  });

  test('an envelope without a JID or an id', () => {
    expect(() => encodeSignal(hangUp, { to: '', id: 'i' })).toThrow(invalid);
    expect(() => encodeSignal(hangUp, { to: 'b@h', id: '' })).toThrow(invalid);
    expect(() => encodeSignal(hangUp, { to: 'x'.repeat(maxJidLength + 1), id: 'i' })).toThrow(invalid);
  });
});

describe('parameters that an application gives', () => {
  const nested = (levels: number): unknown => (levels === 1 ? { a: 'x' } : { a: nested(levels - 1) });
  const circle: Record<string, unknown> = {};
  circle['a'] = circle;
  circle['b'] = [circle, circle];

  test.each([
    ['nothing', {}],
    ['text, maps and lists', { a: '', b: { c: 'x' }, d: ['x', { e: 'y' }] }],
    ['names of other scripts', { имя: 'x', 名前: 'x', 이름: 'x', é: 'x', 'a-b.c_1': 'x' }],
    ['names of every object', JSON.parse('{"__proto__":"x","constructor":"y"}')],
    ['names of the protocol', { sdp: 'x', sessionID: 'y' }],
    ['an object without a prototype', Object.assign(Object.create(null), { a: 'x' })],
    ['the deepest', nested(maxParamsDepth)],
    ['the longest', { a: 'x'.repeat(maxParamsLength - 7) }],
  ])('%s', (_, params: unknown) => {
    expect(() => assertParams(params)).not.toThrow();
  });

  test.each([
    ['null', null],
    ['text', 'x'],
    ['a list', ['x']],
    ['a date', new Date(0)],
    ['a map object', new Map()],
    ['a number inside', { a: 1 }],
    ['undefined inside', { a: undefined }],
    ['null inside', { a: { b: null } }],
    ['a list in a list', { a: [['x']] }],
    ['a date inside', { a: new Date(0) }],
    ['an empty name', { '': 'x' }],
    ['a name with a space', { 'a b': 'x' }],
    ['a name with a digit first', { '1a': 'x' }],
    ['a name with a colon', { 'a:b': 'x' }],
    ['a name that is markup', { 'a><b': 'x' }],
    ['a name that only new parsers know', { '😀': 'x' }],
    ['one too deep', nested(maxParamsDepth + 1)],
    ['a circle', circle],
    ['one too long', { a: 'x'.repeat(maxParamsLength - 6) }],
    [
      'too many',
      Object.fromEntries(Array.from({ length: maxParamsLength / 8 }, (_, index) => [`a${index}`, ''])),
    ],
  ])('%s is refused', (_, params: unknown) => {
    expect(() => assertParams(params)).toThrow(badArgument);
  });

  test('names of the protocol are refused in an update, at the outermost level', () => {
    expect(() => assertUpdateParams({ sessionID: 'x' })).toThrow(badArgument);
    expect(() => assertUpdateParams({ platform: 'x' })).toThrow(badArgument);
    expect(() => assertUpdateParams({ sdp: 'x', a: { sessionID: 'x' } })).not.toThrow();
  });

  test('a fault says what and how to mend it', () => {
    expect(() => assertParams({ age: 7 })).toThrow('"age"');
    expect(() => assertParams({ age: 7 })).toThrow('write numbers and booleans as text');
  });
});

test('every name that is written is an NCName of XML 1.0, fifth edition', () => {
  const start =
    'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F' +
    '\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD';
  const first = new RegExp(`^[${start}]$`);
  const later = new RegExp(`^[${start}.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040-]$`);
  const chars = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
  expect(chars.filter((char) => isXmlName(char) && !first.test(char))).toEqual([]);
  expect(chars.filter((char) => isXmlName(`a${char}`) && !later.test(char))).toEqual([]);
  expect(chars.filter((char) => isXmlName(char)).length).toBeGreaterThan(30_000);
});
