import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseXml } from '../../test-kit/parse-xml.js';
import { recordedStanzas } from '../../test-kit/recordings.js';
import { decodeSignal, type DecodeResult } from './decode.js';
import { encodeSignal } from './encode.js';
import { writeXml } from './write-xml.js';
import { childNamed, textOf, type XmlElement } from './xml-element.js';

type Decoded = Extract<DecodeResult, { ok: true }>;

function decoded(stanza: XmlElement): Decoded {
  const result = decodeSignal(stanza);
  if (result?.ok !== true) throw new Error(`It was not decoded: ${JSON.stringify(result)}`);
  return result;
}

function fieldText(stanza: XmlElement, field: string): string | undefined {
  const extraParams = childNamed(stanza, 'extraParams');
  const element = extraParams && childNamed(extraParams, field);
  return element && textOf(element);
}

// Each format of the seed as a stanza, as the object it is read as, and as the stanza that we write.
describe.each(['call', 'accept', 'reject', 'hangUp', 'iceCandidates', 'update'])(
  'the %s of the seed',
  (name) => {
    const read = (suffix: string): string =>
      readFileSync(new URL(`golden/seed/${name}${suffix}`, import.meta.url), 'utf8').trimEnd();
    const object: unknown = JSON.parse(read('.json'));

    test('from stanza to object', () => {
      expect(decodeSignal(parseXml(read('.xml')))).toStrictEqual(object);
    });

    test('from object to stanza', () => {
      const { signal, to, id } = decoded(parseXml(read('.xml')));
      expect(writeXml(encodeSignal(signal, { to: to ?? '', id: id ?? '' }))).toBe(read('.written.xml'));
    });
  },
);

const recordings = recordedStanzas();

test('there are recordings of every type, in both directions', () => {
  const kinds = new Set(recordings.map(({ direction, signalType }) => `${direction} ${signalType}`));
  const types = ['accept', 'call', 'hangUp', 'iceCandidates', 'reject', 'update'];
  expect([...kinds].toSorted()).toEqual([
    ...types.map((type) => `received ${type}`),
    ...types.map((type) => `sent ${type}`),
  ]);
  expect(recordings).toHaveLength(116);
});

describe.each(recordings)('$scenario $index: $direction $signalType', ({ xml, signalType, direction }) => {
  test('it is read field by field', () => {
    const stanza = parseXml(xml);
    const result = decoded(stanza);
    const { signal } = result;
    expect(signal.type).toBe(signalType);
    expect(result.to).toBe(stanza.attrs['to']);
    expect(result.id).toMatch(/^[0-9a-f]{24}$/);
    expect(result.from === null).toBe(direction === 'sent');
    expect(signal.sessionId).toBe(fieldText(stanza, 'sessionID'));
    expect(signal.callType).toBe(fieldText(stanza, 'callType') === '1' ? 'video' : 'audio');
    expect(signal.callerId).toBe(fieldText(stanza, 'callerID'));
    expect(signal.opponentIds?.length).toBeGreaterThan(0);
    expect(signal.platform).toBe('web');
  });

  test('it is the same after it is written and read again', () => {
    const result = decoded(parseXml(xml));
    const { signal, to, id } = result;
    const written = writeXml(encodeSignal(signal, { to: to ?? '', id: id ?? '' }));
    expect(decoded(parseXml(written))).toStrictEqual({ ...result, from: null });
    // LF line ends and no more fields than there were: never longer than what QuickBlox sends.
    expect(written.length).toBeLessThanOrEqual(xml.length + 40);
  });
});

function recordedSignals(type: string): Decoded['signal'][] {
  return recordings
    .filter(({ signalType }) => signalType === type)
    .map(({ xml }) => decoded(parseXml(xml)).signal);
}

const someText: unknown = expect.any(String);
const someSdp: unknown = expect.stringMatching(/^v=0\n/);

describe('what the recordings hold', () => {
  test.each(['call', 'accept'])('every %s has an SDP with CRLF and nothing but CRLF', (type) => {
    for (const signal of recordedSignals(type)) {
      const sdp = 'sdp' in signal ? signal.sdp : '';
      expect(sdp).toMatch(/^v=0\r\n[^]*\r\n$/);
      expect(sdp.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    }
  });

  test('the nested userInfo of a call', () => {
    expect(recordedSignals('call')).toContainEqual(
      expect.objectContaining({
        callerId: '101',
        opponentIds: ['102'],
        userInfo: { name: 'Alice', nested: { team: 'red', n: '1' }, bandwidth: '0' },
      }),
    );
  });

  test('a group names everybody but its initiator', () => {
    expect(recordedSignals('call')).toContainEqual(
      expect.objectContaining({ callerId: '102', opponentIds: ['101', '103'] }),
    );
  });

  test('the reject of a busy client keeps the SDP that it sends back', () => {
    expect(recordedSignals('reject')).toContainEqual(
      expect.objectContaining({
        userInfo: { bandwidth: '0' },
        extra: { sdp: someSdp },
      }),
    );
  });

  test('candidates with mid and index', () => {
    const candidates = recordedSignals('iceCandidates').flatMap((signal) =>
      'candidates' in signal ? signal.candidates : [],
    );
    expect(candidates.length).toBeGreaterThan(60);
    for (const { candidate, sdpMid, sdpMLineIndex } of candidates) {
      expect(candidate).toMatch(/^candidate:\d+ 1 (udp|tcp) /);
      expect(String(sdpMLineIndex)).toBe(sdpMid);
    }
  });

  test('the offer and the answer of a reconnect, and free parameters', () => {
    const extras = recordedSignals('update').map(({ extra }) => extra);
    for (const type of ['offer', 'answer']) {
      expect(extras).toContainEqual({
        reason: 'reconnect',
        sessionDescription: { offerId: someText, sdp: someSdp, type },
      });
    }
    expect(extras).toContainEqual({ mute: 'audio', extra: { a: '1' } });
  });
});
