import {
  array,
  constant,
  constantFrom,
  integer,
  letrec,
  nat,
  oneof,
  record,
  string,
  stringMatching,
  tuple,
  uniqueArray,
  type Arbitrary,
} from 'fast-check';
import type { CallType } from '../src/model/ids.js';
import type { Params, ParamValue } from '../src/model/params.js';
import type { IceCandidate, Signal, SignalType } from '../src/model/signal.js';
import { protocolFields } from '../src/wire/protocol-fields.js';
import { isXmlText } from '../src/wire/xml-chars.js';

const awkward = constantFrom(
  'a',
  '1',
  '<',
  '>',
  '&',
  '"',
  "'",
  ']',
  ' ',
  '\t',
  '\n',
  '\r',
  '\u0085',
  '\u2028',
);
const anyUnit = integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
const unit = oneof(awkward, anyUnit, constantFrom('é', '😀', '𝄞', '￼')).filter(isXmlText);

/** Text that XML can carry, line ends and markup in it. */
export const arbitraryText: Arbitrary<string> = string({ unit, maxLength: 20 });

const trimmed = arbitraryText.map((text) => text.trim()).filter((text) => text !== '');

const paramName = oneof(
  constantFrom(
    'name',
    'имя',
    '名',
    '__proto__',
    'constructor',
    'toString',
    'length',
    'sdp',
    'userInfo',
    'extra',
  ),
  stringMatching(/^[A-Za-z_][\w.-]{0,5}$/),
);

function mapOf(value: Arbitrary<ParamValue>, minLength: number): Arbitrary<Params> {
  const entries = uniqueArray(tuple(paramName, value), {
    selector: ([name]) => name,
    minLength,
    maxLength: 4,
  });
  return entries.map((list) => Object.fromEntries(list));
}

/** Parameters in the form in which they arrive: no list of less than two, no empty map inside. */
const arbitraryParams: Arbitrary<Params> = letrec<{
  map: Params;
  params: Params;
  item: string | Params;
  value: ParamValue;
}>((tie) => ({
  params: mapOf(tie('value'), 0),
  map: mapOf(tie('value'), 1),
  item: oneof({ maxDepth: 4 }, arbitraryText, tie('map')),
  value: oneof({ maxDepth: 4 }, tie('item'), array(tie('item'), { minLength: 2, maxLength: 3 })),
})).params;

const sdp = array(arbitraryText, { minLength: 1, maxLength: 5 })
  .map((lines) =>
    lines
      .join('\n')
      .trim()
      .replace(/\r\n?|\n/g, '\r\n'),
  )
  .filter((text) => text !== '')
  .map((text) => `${text}\r\n`);

const plain = { noNullPrototype: true } as const;
const lineIndex = nat(0xffff);
const candidate: Arbitrary<IceCandidate> = oneof(
  record({ candidate: trimmed, sdpMid: trimmed, sdpMLineIndex: oneof(lineIndex, constant(null)) }, plain),
  record({ candidate: trimmed, sdpMid: constant(null), sdpMLineIndex: lineIndex }, plain),
);

const ids = array(trimmed, { minLength: 1, maxLength: 4 });
const callType = constantFrom<CallType[]>('video', 'audio');

/** Parameters that lie beside the fields of the protocol. */
function extraOf(type: SignalType): Arbitrary<Params> {
  const known = protocolFields[type];
  return arbitraryParams
    .map((params) => Object.fromEntries(Object.entries(params).filter(([name]) => !known.includes(name))))
    .filter((params) => Object.keys(params).length > 0);
}

function baseOf<T extends SignalType>(type: T) {
  return {
    type: constant(type),
    sessionId: trimmed,
    callType,
    callerId: trimmed,
    opponentIds: ids,
    platform: arbitraryText,
    extra: extraOf(type),
  };
}

const userInfo = arbitraryParams;
const candidates = array(candidate, { minLength: 1, maxLength: 4 });

/** Any signal, in the form in which it arrives. */
export const arbitrarySignal: Arbitrary<Signal> = oneof(
  record(
    { ...baseOf('call'), sdp, userInfo },
    { ...plain, requiredKeys: ['type', 'sessionId', 'callType', 'callerId', 'opponentIds', 'sdp'] },
  ),
  record({ ...baseOf('accept'), sdp, userInfo }, { ...plain, requiredKeys: ['type', 'sessionId', 'sdp'] }),
  record({ ...baseOf('reject'), userInfo }, { ...plain, requiredKeys: ['type', 'sessionId'] }),
  record({ ...baseOf('hangUp'), userInfo }, { ...plain, requiredKeys: ['type', 'sessionId'] }),
  record(
    { ...baseOf('iceCandidates'), candidates },
    { ...plain, requiredKeys: ['type', 'sessionId', 'candidates'] },
  ),
  record(baseOf('update'), { ...plain, requiredKeys: ['type', 'sessionId'] }),
);
