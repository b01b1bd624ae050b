import { CallError } from '../model/call-error.js';
import type { Jid, UserId } from '../model/ids.js';
import type { Params } from '../model/params.js';
import type { IceCandidate, Signal } from '../model/signal.js';
import { maxIdLength, maxJidLength, maxSdpLength } from './limits.js';
import { findParamsFault } from './params-fault.js';
import { moduleIdentifier, protocolFields } from './protocol-fields.js';
import { isLineIndex } from './read-candidate.js';
import { toLf } from './sdp-lines.js';
import { isXmlText, toXmlText } from './xml-chars.js';
import { textElement, xmlElement, type XmlElement } from './xml-element.js';

/** Whom a stanza is for, and its own id. */
export interface Envelope {
  /** The bare JID, so that every resource of the user gets it. */
  readonly to: Jid;
  readonly id: string;
}

const namespace = 'jabber:client';

/**
 * Writes a signal of the QuickBlox protocol (seed, "Signaling v1.0") as a stanza. Only what the signal
 * holds is written. SDP gets LF line ends, which saves bytes: XML turns CRLF into LF anyway. Text that XML
 * cannot carry has U+FFFD in its place.
 *
 * `decodeSignal` gives the same signal back, but for what XML has no form for: a list of one becomes the
 * one, an empty list nothing, an empty map `''`.
 *
 * @throws CallError `stanza-invalid` when an id is empty, too long, or would not arrive as it is; when an
 * SDP or a list is empty; when a candidate is incomplete; when parameters cannot travel (see
 * `assertParams`), or in `extra` have the name of a field of the protocol
 */
export function encodeSignal(signal: Signal, envelope: Envelope): XmlElement {
  const fields: XmlElement[] = [
    textElement('moduleIdentifier', moduleIdentifier),
    textElement('signalType', signal.type),
    textElement('sessionID', checkId('sessionID', signal.sessionId)),
  ];
  if (signal.callType !== undefined)
    fields.push(textElement('callType', signal.callType === 'video' ? '1' : '2'));
  if ('sdp' in signal) fields.push(textElement('sdp', checkSdp(signal.sdp)));
  if (signal.platform !== undefined) fields.push(textElement('platform', toXmlText(signal.platform)));
  if (signal.callerId !== undefined)
    fields.push(textElement('callerID', checkId('callerID', signal.callerId)));
  if (signal.opponentIds !== undefined) fields.push(writeOpponents(signal.opponentIds));
  if (signal.type === 'iceCandidates') fields.push(writeCandidates(signal.candidates));
  if ('userInfo' in signal) {
    checkParams('userInfo', signal.userInfo, []);
    fields.push(xmlElement('userInfo', {}, writeParams(signal.userInfo)));
  }
  if (signal.extra !== undefined) {
    checkParams('extra', signal.extra, protocolFields[signal.type]);
    fields.push(...writeParams(signal.extra));
  }
  const { to, id } = envelope;
  const attrs = {
    to: checkId('to', to, maxJidLength),
    type: 'headline',
    id: checkId('id', id),
    xmlns: namespace,
  };
  return xmlElement('message', attrs, [xmlElement('extraParams', { xmlns: namespace }, fields)]);
}

function writeOpponents(ids: readonly UserId[]): XmlElement {
  if (ids.length === 0) throw invalid('opponentIds is empty: name at least one user, or leave it out');
  return xmlElement(
    'opponentsIDs',
    {},
    ids.map((id) => textElement('opponentID', checkId('opponentID', id))),
  );
}

function writeCandidates(candidates: readonly IceCandidate[]): XmlElement {
  if (candidates.length === 0) throw invalid('candidates is empty: there is nothing to send');
  return xmlElement('iceCandidates', {}, candidates.map(writeCandidate));
}

function writeCandidate({ candidate, sdpMid, sdpMLineIndex }: IceCandidate): XmlElement {
  if (candidate.trim() === '') throw invalid('a candidate is empty: the end of candidates is not signaled');
  if (sdpMLineIndex !== null && !isLineIndex(sdpMLineIndex)) {
    throw invalid('an sdpMLineIndex is not a whole number from 0 to 65535');
  }
  if (sdpMid === null && sdpMLineIndex === null)
    throw invalid('a candidate has neither sdpMid nor sdpMLineIndex');
  const fields = [textElement('candidate', toXmlText(candidate))];
  if (sdpMid !== null) fields.push(textElement('sdpMid', toXmlText(sdpMid)));
  if (sdpMLineIndex !== null) fields.push(textElement('sdpMLineIndex', String(sdpMLineIndex)));
  return xmlElement('iceCandidate', {}, fields);
}

function writeParams(params: Params): XmlElement[] {
  return Object.entries(params).flatMap(([name, value]) => {
    const items = typeof value === 'string' || !isList(value) ? [value] : value;
    return items.map((item) =>
      typeof item === 'string' ? textElement(name, toXmlText(item)) : xmlElement(name, {}, writeParams(item)),
    );
  });
}

function isList(value: Params | readonly (string | Params)[]): value is readonly (string | Params)[] {
  return Array.isArray(value);
}

function checkParams(field: string, params: Params, reserved: readonly string[]): void {
  const fault = findParamsFault(params, reserved);
  if (fault !== null) throw invalid(`${field} ${fault}`);
}

function checkSdp(sdp: string): string {
  if (sdp.trim() === '') throw invalid('sdp is empty');
  if (sdp.length > maxSdpLength) throw invalid(`sdp has over ${maxSdpLength} characters`);
  return toXmlText(toLf(sdp));
}

/** Refuses an id that would arrive as another one: readers trim, and XML cannot carry every character. */
function checkId(field: string, id: string, maxLength: number = maxIdLength): string {
  if (id.trim() === '') throw invalid(`${field} is empty`);
  if (id !== id.trim()) throw invalid(`${field} begins or ends with space`);
  if (!isXmlText(id)) throw invalid(`${field} has characters that XML cannot carry`);
  if (id.length > maxLength) throw invalid(`${field} has over ${maxLength} characters`);
  return id;
}

function invalid(what: string): CallError {
  return new CallError('stanza-invalid', `The signal cannot be written: ${what}.`);
}
