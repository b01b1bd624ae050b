import type { Jid } from '../model/ids.js';
import type { Signal, SignalType } from '../model/signal.js';
import { FieldReader } from './field-reader.js';
import { isSignalType, moduleIdentifier, protocolFields } from './protocol-fields.js';
import type { WireFailure } from './wire-failure.js';
import { childNamed, childrenNamed, textOf, type XmlElement } from './xml-element.js';

/** What came of a stanza that is a signal, or claims to be one. */
export type DecodeResult =
  | {
      readonly ok: true;
      readonly signal: Signal;
      /** The stanza's attributes, `null` where it has none. */
      readonly from: Jid | null;
      readonly to: Jid | null;
      readonly id: string | null;
    }
  | { readonly ok: false; readonly failure: WireFailure };

/**
 * Reads a signal of the QuickBlox protocol (seed, "Signaling v1.0"). Never throws.
 *
 * Generous where deployed clients differ: any order of elements, pretty-printing, unknown and nested
 * elements (kept in `extra`, and so is a field of other signals, such as the `sdp` that a busy QuickBlox
 * client sends back in its `reject`), optional fields that are empty or malformed (left out), malformed
 * candidates beside good ones (left out). Where a field repeats, the first counts. Namespaces are not
 * looked at.
 *
 * @returns `null` when the stanza is not of this protocol: not a `message` of type `headline`, or without
 * `extraParams` that hold its `moduleIdentifier`
 */
export function decodeSignal(stanza: XmlElement): DecodeResult | null {
  const extraParams = findExtraParams(stanza);
  if (extraParams === undefined) return null;
  const fields = new FieldReader(extraParams);
  const type = fields.requiredText('signalType');
  if (!isSignalType(type)) {
    fields.fail('unknown-signal-type', 'signalType is none of the protocol.', 'signalType');
    return toFailure(fields);
  }
  const signal = readers[type](fields);
  if (fields.failure !== null) return toFailure(fields);
  return {
    ok: true,
    signal,
    from: attribute(stanza, 'from'),
    to: attribute(stanza, 'to'),
    id: attribute(stanza, 'id'),
  };
}

function findExtraParams(stanza: XmlElement): XmlElement | undefined {
  if (stanza.name !== 'message' || attribute(stanza, 'type') !== 'headline') return undefined;
  return childrenNamed(stanza, 'extraParams').find((element) => {
    const marker = childNamed(element, 'moduleIdentifier');
    return marker !== undefined && textOf(marker).trim() === moduleIdentifier;
  });
}

function attribute(stanza: XmlElement, name: string): string | null {
  return stanza.attrs[name] ?? null;
}

function toFailure(fields: FieldReader): DecodeResult | null {
  return fields.failure === null ? null : { ok: false, failure: fields.failure };
}

const readers: { readonly [T in SignalType]: (fields: FieldReader) => Extract<Signal, { type: T }> } = {
  call: (fields) => ({
    type: 'call',
    ...readCommon('call', fields),
    callType: fields.requiredCallType(),
    callerId: fields.requiredId('callerID'),
    opponentIds: fields.requiredOpponentIds(),
    sdp: fields.requiredSdp(),
    ...readUserInfo(fields),
  }),
  accept: (fields) => ({
    type: 'accept',
    ...readCommon('accept', fields),
    sdp: fields.requiredSdp(),
    ...readUserInfo(fields),
  }),
  reject: (fields) => ({ type: 'reject', ...readCommon('reject', fields), ...readUserInfo(fields) }),
  hangUp: (fields) => ({ type: 'hangUp', ...readCommon('hangUp', fields), ...readUserInfo(fields) }),
  iceCandidates: (fields) => ({
    type: 'iceCandidates',
    ...readCommon('iceCandidates', fields),
    candidates: fields.requiredCandidates(),
  }),
  update: (fields) => ({ type: 'update', ...readCommon('update', fields) }),
};

type Common = Pick<Signal, 'sessionId' | 'callType' | 'callerId' | 'opponentIds' | 'platform' | 'extra'>;

function readCommon(type: SignalType, fields: FieldReader): Common {
  const sessionId = fields.requiredId('sessionID');
  const callType = fields.callType();
  const callerId = fields.id('callerID');
  const opponentIds = fields.opponentIds();
  const platform = fields.text('platform');
  const extra = fields.extra(protocolFields[type]);
  return {
    sessionId,
    ...(callType !== undefined && { callType }),
    ...(callerId !== undefined && { callerId }),
    ...(opponentIds.length > 0 && { opponentIds }),
    ...(platform !== undefined && { platform }),
    ...(extra !== undefined && { extra }),
  };
}

function readUserInfo(fields: FieldReader): Pick<Extract<Signal, { type: 'call' }>, 'userInfo'> {
  const userInfo = fields.userInfo();
  return userInfo === undefined ? {} : { userInfo };
}
