import { describe, expect, expectTypeOf, test } from 'vitest';
import { parseXml } from '../../test-kit/parse-xml.js';
import type { SignalFailure } from '../signaling/signaling.js';
import { decodeSignal } from './decode.js';
import { maxIdLength, maxOpponents, maxSdpLength } from './limits.js';
import type { WireFailure } from './wire-failure.js';
import { textElement, xmlElement, type XmlElement } from './xml-element.js';

const marker = '<moduleIdentifier>WebRTCVideoChat</moduleIdentifier>';

function stanza(fields: string): XmlElement {
  return parseXml(`<message type="headline"><extraParams>${marker}${fields}</extraParams></message>`);
}

function typed(type: string, fields: string): XmlElement {
  return stanza(`<signalType>${type}</signalType><sessionID>s</sessionID>${fields}`);
}

function typedWithSession(id: string): XmlElement {
  return stanza(`<signalType>hangUp</signalType><sessionID>${id}</sessionID>`);
}

const call = {
  callType: '<callType>1</callType>',
  callerID: '<callerID>1</callerID>',
  opponentsIDs: '<opponentsIDs><opponentID>2</opponentID></opponentsIDs>',
  sdp: '<sdp>v=0</sdp>',
};

function callWith(changes: Partial<typeof call>): XmlElement {
  return typed('call', Object.values({ ...call, ...changes }).join(''));
}

function failureOf(message: XmlElement): unknown {
  const result = decodeSignal(message);
  return result?.ok === false ? result.failure : result;
}

function signalOf(message: XmlElement): unknown {
  const result = decodeSignal(message);
  return result?.ok === true ? result.signal : result;
}

const someText: unknown = expect.any(String);

describe('what is not ours', () => {
  test.each([
    ['a presence', `<presence type="headline"><extraParams>${marker}</extraParams></presence>`],
    ['a chat message', `<message type="chat"><extraParams>${marker}</extraParams></message>`],
    ['a bounced signal', `<message type="error"><extraParams>${marker}</extraParams></message>`],
    ['a message without a type', `<message><extraParams>${marker}</extraParams></message>`],
    ['an empty headline', '<message type="headline"/>'],
    ['a headline with text', '<message type="headline"><body>hi</body></message>'],
    [
      'no marker',
      '<message type="headline"><extraParams><signalType>call</signalType></extraParams></message>',
    ],
    [
      'another module',
      '<message type="headline"><extraParams><moduleIdentifier>Chat</moduleIdentifier></extraParams></message>',
    ],
    [
      'a marker too deep',
      `<message type="headline"><extraParams><userInfo>${marker}</userInfo></extraParams></message>`,
    ],
    [
      'a second marker',
      `<message type="headline"><extraParams><moduleIdentifier/>${marker}</extraParams></message>`,
    ],
  ])('%s', (_, xml) => {
    expect(decodeSignal(parseXml(xml))).toBeNull();
  });

  test('but extraParams of another module may lie before ours', () => {
    const xml = `<message type="headline"><extraParams/><extraParams>${marker}<signalType>hangUp</signalType><sessionID>s</sessionID></extraParams></message>`;
    expect(signalOf(parseXml(xml))).toEqual({ type: 'hangUp', sessionId: 's' });
  });
});

describe('failures', () => {
  test.each([
    ['no signalType', stanza('<sessionID>s</sessionID>'), 'missing-field', 'signalType'],
    ['an empty signalType', typed('', ''), 'missing-field', 'signalType'],
    ['elements as signalType', typed('<call/>', ''), 'wrong-type', 'signalType'],
    ['an unknown signalType', typed('transfer', ''), 'unknown-signal-type', 'signalType'],
    ['a signalType in other letters', typed('Call', ''), 'unknown-signal-type', 'signalType'],
    ['a signalType of every object', typed('constructor', ''), 'unknown-signal-type', 'signalType'],
    ['no sessionID', stanza('<signalType>hangUp</signalType>'), 'missing-field', 'sessionID'],
    [
      'a blank sessionID',
      stanza('<signalType>hangUp</signalType><sessionID> \n</sessionID>'),
      'missing-field',
      'sessionID',
    ],
    [
      'a huge sessionID',
      stanza(`<signalType>hangUp</signalType><sessionID>${'x'.repeat(maxIdLength + 1)}</sessionID>`),
      'too-large',
      'sessionID',
    ],
    ['a sessionID of every object', typedWithSession('__proto__'), 'wrong-type', 'sessionID'],
    ['another sessionID of every object', typedWithSession('toString'), 'wrong-type', 'sessionID'],
    [
      'the callerID constructor',
      callWith({ callerID: '<callerID>constructor</callerID>' }),
      'wrong-type',
      'callerID',
    ],
    [
      'the opponentID __proto__',
      callWith({ opponentsIDs: '<opponentsIDs><opponentID>__proto__</opponentID></opponentsIDs>' }),
      'wrong-type',
      'opponentsIDs',
    ],
    [
      'more opponents than anybody calls',
      callWith({
        opponentsIDs: `<opponentsIDs>${'<opponentID>2</opponentID>'.repeat(maxOpponents + 1)}</opponentsIDs>`,
      }),
      'too-large',
      'opponentsIDs',
    ],
    ['a call without callType', callWith({ callType: '' }), 'missing-field', 'callType'],
    ['an empty callType', callWith({ callType: '<callType/>' }), 'missing-field', 'callType'],
    ['callType 3', callWith({ callType: '<callType>3</callType>' }), 'wrong-type', 'callType'],
    ['callType 1e0', callWith({ callType: '<callType>1e0</callType>' }), 'wrong-type', 'callType'],
    ['callType video', callWith({ callType: '<callType>video</callType>' }), 'wrong-type', 'callType'],
    ['elements as callType', callWith({ callType: '<callType><a/></callType>' }), 'wrong-type', 'callType'],
    ['a call without callerID', callWith({ callerID: '' }), 'missing-field', 'callerID'],
    ['an empty callerID', callWith({ callerID: '<callerID/>' }), 'missing-field', 'callerID'],
    ['a call without opponentsIDs', callWith({ opponentsIDs: '' }), 'missing-field', 'opponentsIDs'],
    ['empty opponentsIDs', callWith({ opponentsIDs: '<opponentsIDs/>' }), 'missing-field', 'opponentsIDs'],
    [
      'text as opponentsIDs',
      callWith({ opponentsIDs: '<opponentsIDs>2,3</opponentsIDs>' }),
      'missing-field',
      'opponentsIDs',
    ],
    [
      'blank opponents only',
      callWith({ opponentsIDs: '<opponentsIDs><opponentID> </opponentID></opponentsIDs>' }),
      'missing-field',
      'opponentsIDs',
    ],
    ['a call without sdp', callWith({ sdp: '' }), 'missing-field', 'sdp'],
    ['an empty sdp', callWith({ sdp: '<sdp/>' }), 'missing-field', 'sdp'],
    ['a blank sdp', callWith({ sdp: '<sdp>\n\n</sdp>' }), 'missing-field', 'sdp'],
    ['elements as sdp', callWith({ sdp: '<sdp><v>0</v></sdp>' }), 'wrong-type', 'sdp'],
    ['an accept without sdp', typed('accept', ''), 'missing-field', 'sdp'],
    ['no iceCandidates', typed('iceCandidates', ''), 'missing-field', 'iceCandidates'],
    ['empty iceCandidates', typed('iceCandidates', '<iceCandidates/>'), 'missing-field', 'iceCandidates'],
    [
      'malformed iceCandidates only',
      typed('iceCandidates', '<iceCandidates><iceCandidate/><iceCandidate>x</iceCandidate></iceCandidates>'),
      'wrong-type',
      'iceCandidates',
    ],
  ])('%s', (_, message, code, field) => {
    expect(failureOf(message)).toEqual({ code, field, message: someText });
  });

  test('1 MB of SDP', () => {
    const sdp = textElement('sdp', `v=0\n${'a=x\n'.repeat(1 << 18)}`);
    const fields = stanza(`<signalType>accept</signalType><sessionID>s</sessionID>`);
    const [extraParams] = fields.children;
    const children = typeof extraParams === 'object' ? [...extraParams.children, sdp] : [];
    const message = { ...fields, children: [xmlElement('extraParams', {}, children)] };
    expect(failureOf(message)).toEqual({ code: 'too-large', field: 'sdp', message: someText });
  });

  test('the longest SDP is read', () => {
    const sdp = 'x'.repeat(maxSdpLength);
    expect(signalOf(callWith({ sdp: `<sdp>${sdp}</sdp>` }))).toHaveProperty('sdp', `${sdp}\r\n`);
  });

  test('a failure is one of the signaling port once its sender is known', () => {
    expectTypeOf<WireFailure & { readonly from: null }>().toExtend<SignalFailure>();
  });

  test('no message quotes what was sent', () => {
    const secrets = [typed('secret', ''), callWith({ callType: '<callType>secret</callType>' })];
    expect(JSON.stringify(secrets.map(failureOf))).not.toContain('secret');
  });
});

describe('what is read generously', () => {
  test.each([
    ['LF', 'v=0&#10;s=-&#10;'],
    ['CRLF', 'v=0&#13;&#10;s=-&#13;&#10;'],
    ['CR', 'v=0&#13;s=-&#13;'],
    ['a mix', 'v=0&#13;&#10;s=-&#10;'],
    ['space around it', '\n   v=0\ns=-\n   '],
    ['no last line end', 'v=0\ns=-'],
    ['CDATA', '<![CDATA[v=0\ns]]>=<![CDATA[-]]><!-- x -->'],
  ])('an SDP with %s gets CRLF', (_, sdp) => {
    expect(signalOf(callWith({ sdp: `<sdp>${sdp}</sdp>` }))).toHaveProperty('sdp', 'v=0\r\ns=-\r\n');
  });

  test('ids are trimmed, empty ones of many left out', () => {
    const message = callWith({
      callerID: '<callerID>\n 1 </callerID>',
      opponentsIDs:
        '<opponentsIDs><opponentID> 2 </opponentID><opponentID/><x>9</x><opponentID>3</opponentID></opponentsIDs>',
    });
    expect(signalOf(message)).toMatchObject({ callerId: '1', opponentIds: ['2', '3'] });
  });

  test('optional fields that say nothing are left out', () => {
    const fields = '<callType>3</callType><callerID/><opponentsIDs/><platform><a/></platform>';
    expect(signalOf(typed('reject', fields))).toEqual({ type: 'reject', sessionId: 's' });
  });

  test('the first of repeated fields counts', () => {
    const fields = '<sessionID>t</sessionID><userInfo><a>1</a></userInfo><userInfo><a>2</a></userInfo>';
    expect(signalOf(typed('hangUp', fields))).toEqual({
      type: 'hangUp',
      sessionId: 's',
      userInfo: { a: '1' },
    });
  });

  test('an empty userInfo is an empty map, and so is one of bare text', () => {
    expect(signalOf(typed('hangUp', '<userInfo/>'))).toHaveProperty('userInfo', {});
    expect(signalOf(typed('hangUp', '<userInfo>Bob</userInfo>'))).toHaveProperty('userInfo', {});
  });
});

describe('candidates', () => {
  const candidates = (inside: string): unknown =>
    signalOf(typed('iceCandidates', `<iceCandidates>${inside}</iceCandidates>`));
  const good = '<iceCandidate><candidate>c</candidate><sdpMid>0</sdpMid></iceCandidate>';

  test.each([
    ['0', 0],
    ['1', 1],
    [' 1 ', 1],
    ['65535', 65535],
    ['65536', null],
    ['-1', null],
    ['1.0', null],
    ['1e1', null],
    ['1e999', null],
    ['0x1', null],
    ['NaN', null],
    ['Infinity', null],
    ['', null],
    ['<a/>', null],
    ['99999999999999999999', null],
    ['١', null],
  ])('sdpMLineIndex %j is %j', (text, sdpMLineIndex) => {
    const one = `<iceCandidate><sdpMLineIndex>${text}</sdpMLineIndex><sdpMid>0</sdpMid><candidate>c</candidate></iceCandidate>`;
    expect(candidates(one)).toHaveProperty('candidates', [{ candidate: 'c', sdpMid: '0', sdpMLineIndex }]);
  });

  test('an index alone is enough', () => {
    const one =
      '<iceCandidate><candidate>c</candidate><sdpMid/><sdpMLineIndex>2</sdpMLineIndex></iceCandidate>';
    expect(candidates(one)).toHaveProperty('candidates', [
      { candidate: 'c', sdpMid: null, sdpMLineIndex: 2 },
    ]);
  });

  test.each([
    ['no line', '<iceCandidate><sdpMid>0</sdpMid></iceCandidate>'],
    ['a blank line', '<iceCandidate><candidate> </candidate><sdpMid>0</sdpMid></iceCandidate>'],
    ['neither mid nor index', '<iceCandidate><candidate>c</candidate></iceCandidate>'],
    [
      'an index that is none and no mid',
      '<iceCandidate><candidate>c</candidate><sdpMLineIndex>-1</sdpMLineIndex></iceCandidate>',
    ],
    ['another name', '<candidate>c</candidate>'],
  ])('one with %s is left out, the good ones stay', (_, bad) => {
    expect(candidates(bad + good + bad)).toHaveProperty('candidates', [
      { candidate: 'c', sdpMid: '0', sdpMLineIndex: null },
    ]);
  });
});

describe('free parameters', () => {
  const extra = (fields: string): unknown => {
    const result = decodeSignal(typed('update', fields));
    return result?.ok === true ? result.signal.extra : result;
  };

  test('text is kept as written, markup undone', () => {
    expect(extra('<a> x &amp;\n<!-- no -->y </a>')).toEqual({ a: ' x &\ny ' });
  });

  test('repeated names become lists, of text and maps alike', () => {
    expect(extra('<a>1</a><b/><a><c>2</c></a><a>3</a>')).toEqual({ a: ['1', { c: '2' }, '3'], b: '' });
  });

  test('a map leaves out the text between its elements', () => {
    expect(extra('<a>\n  <b>1</b> and <c>2</c>\n</a>')).toEqual({ a: { b: '1', c: '2' } });
  });

  test('a prefix is dropped', () => {
    expect(extra('<p:a xmlns:p="urn:x">1</p:a>')).toEqual({ a: '1' });
  });

  test('names of every object are only data', () => {
    const params = extra('<__proto__><polluted>yes</polluted></__proto__><constructor>c</constructor>');
    expect(JSON.stringify(params)).toBe('{"__proto__":{"polluted":"yes"},"constructor":"c"}');
    expect(Object.getPrototypeOf(params)).toBe(Object.prototype);
    expect({}).not.toHaveProperty('polluted');
  });

  test('fields of other signals are parameters too', () => {
    expect(extra('<sdp>v=0</sdp><userInfo><a>1</a></userInfo>')).toEqual({
      sdp: 'v=0',
      userInfo: { a: '1' },
    });
  });
});

describe('hostile nesting', () => {
  const deep = (levels: number): XmlElement => {
    let inner = textElement('a', 'x');
    for (let level = 1; level < levels; level++) inner = xmlElement('a', {}, [inner]);
    return inner;
  };
  const withField = (field: XmlElement): XmlElement =>
    xmlElement('message', { type: 'headline' }, [
      xmlElement('extraParams', {}, [
        textElement('moduleIdentifier', 'WebRTCVideoChat'),
        textElement('signalType', 'hangUp'),
        textElement('sessionID', 's'),
        field,
      ]),
    ]);

  test.each([[30], [100_000]])('%i levels of parameters are too deep', (levels) => {
    expect(failureOf(withField(deep(levels)))).toEqual({ code: 'too-deep', message: someText });
  });

  test('in userInfo the failure says so', () => {
    const userInfo = xmlElement('userInfo', {}, [deep(100_000)]);
    expect(failureOf(withField(userInfo))).toEqual({
      code: 'too-deep',
      field: 'userInfo',
      message: someText,
    });
  });

  test('29 levels are read', () => {
    expect(signalOf(withField(deep(29)))).toHaveProperty(['extra', ...Array<string>(29).fill('a')], 'x');
  });

  test('elements inside text fields are not followed', () => {
    expect(signalOf(withField(xmlElement('platform', {}, [deep(100_000)])))).toEqual({
      type: 'hangUp',
      sessionId: 's',
    });
  });
});
