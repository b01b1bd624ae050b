import { describe, expect, it } from 'vitest';
import { parseXml } from '../../test-kit/parse-xml.js';
import { recordedStanzas } from '../../test-kit/recordings.js';
import { decodeSignal } from '../wire/decode.js';
import { encodeSignal } from '../wire/encode.js';
import { writeXml } from '../wire/write-xml.js';
import type { Signal } from './signal.js';
import { readReconnect, reconnectToParams } from './reconnect-offer.js';

function signalOf(xml: string): Signal {
  const decoded = decodeSignal(parseXml(xml));
  if (decoded?.ok !== true) throw new Error('it was not decoded');
  return decoded.signal;
}

/** Every `update` of the recording of a reconnect, by direction. */
function recorded(direction: string): Signal[] {
  return recordedStanzas()
    .filter((one) => one.scenario === 'reconnect-and-update' && one.direction === direction)
    .filter((one) => one.signalType === 'update')
    .map(({ xml }) => signalOf(xml));
}

describe('a reconnect as deployed clients say it', () => {
  it('is read: an offer, the answer with the same id, and nothing in an update of an application', () => {
    const [offer, answer, other] = recorded('received').map(({ extra = {} }) => readReconnect(extra));
    expect(offer).toMatchObject({ type: 'offer', id: '69864e53-f980-412c-89cd-7fecd0685c47' });
    expect(answer).toMatchObject({ type: 'answer', id: offer?.id });
    expect(other).toBeNull();
    for (const read of [offer, answer]) expect(read?.sdp).toMatch(/^v=0\r\n(?:.+\r\n)+$/);
  });

  it('is written as they write it', () => {
    for (const { extra = {}, sessionId } of recorded('sent').slice(0, 2)) {
      const read = readReconnect(extra);
      if (!read) throw new Error('it was not read');
      const written = writeXml(
        encodeSignal(
          { type: 'update', sessionId, extra: reconnectToParams(read) },
          { to: '101-1@localhost', id: '1' },
        ),
      );
      const ours = signalOf(written);
      expect(ours.sessionId).toBe(sessionId);
      expect(readReconnect(ours.extra ?? {})).toEqual(read);
      expect(written).toMatch(
        /<reason>reconnect<\/reason><sessionDescription><offerId>[^<]+<\/offerId><sdp>v=0[^<]+<\/sdp><type>(offer|answer)<\/type><\/sessionDescription>/,
      );
    }
  });

  it.each([
    {},
    { reason: 'reconnect' },
    { reason: 'other', sessionDescription: { offerId: '1', sdp: 'v=0', type: 'offer' } },
    { reason: 'reconnect', sessionDescription: 'v=0' },
    { reason: 'reconnect', sessionDescription: { sdp: 'v=0', type: 'offer' } },
    { reason: 'reconnect', sessionDescription: { offerId: '1', sdp: 'v=0', type: 'rollback' } },
  ])('is not read into %j', (params) => {
    expect(readReconnect(params)).toBeNull();
  });
});
