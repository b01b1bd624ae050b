import { deepStrictEqual } from 'node:assert/strict';
import {
  array,
  assert,
  constantFrom,
  nat,
  oneof,
  property,
  record,
  string,
  type Arbitrary,
} from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitrarySignal, arbitraryText } from '../../test-kit/arbitrary-signal.js';
import { readFuzzOptions } from '../../test-kit/fuzz/fuzz-options.js';
import { parseDom } from '../../test-kit/parse-xml.js';
import { recordedStanzas } from '../../test-kit/recordings.js';
import { decodeSignal } from './decode.js';
import { encodeSignal } from './encode.js';
import { maxParamsLength } from './limits.js';
import { findParamsFault } from './params-fault.js';
import { readSignal } from './read-signal.js';
import { writeXml } from './write-xml.js';

const { seed, calls, tape } = readFuzzOptions();
const envelope = { to: '102-1@localhost', id: 'a' };
const recordings = recordedStanzas().map(({ xml }) => xml);
/** Whole elements, which find themselves in places where none of them belongs. */
const pieces = recordings.flatMap((xml) => xml.match(/<(\w+)>[^<]{0,200}<\/\1>/g) ?? []);

interface Cut {
  /** Takes a whole element out, so that it stays XML; else whatever is there. */
  readonly isWhole: boolean;
  readonly at: number;
  readonly length: number;
  readonly put: string;
}

const leaf = /<(\w+)>[^<]*<\/\1>/g;

const whole: Arbitrary<Cut> = record({
  isWhole: constantFrom(true),
  at: nat(),
  length: nat(0),
  put: constantFrom('', ...pieces),
});

const part: Arbitrary<Cut> = record({
  isWhole: constantFrom(false),
  at: nat(),
  length: oneof(nat(3), nat(400)),
  put: oneof(
    constantFrom('', ...pieces),
    constantFrom('<parley>', '</parley>', '<x/>', '<![CDATA[]]>', '&#0;', '&amp;', '\u0000', '\ud800', '𝄞'),
    string({ maxLength: 4 }),
    arbitraryText,
  ),
});

const cuts = oneof(
  array(part, { minLength: 1, maxLength: 3 }),
  array(whole, { minLength: 1, maxLength: 5 }),
  array(oneof({ weight: 4, arbitrary: whole }, part), { minLength: 1, maxLength: 5 }),
);

const stanza = oneof(
  constantFrom(...recordings),
  arbitrarySignal.map((signal) => writeXml(encodeSignal(signal, envelope))),
);

function mangle(xml: string, { isWhole, at, length, put }: Cut): string {
  const leaves = isWhole ? Array.from(xml.matchAll(leaf)) : [];
  const chosen = leaves[at % leaves.length];
  if (chosen) return xml.slice(0, chosen.index) + put + xml.slice(chosen.index + chosen[0].length);
  const from = at % (xml.length + 1);
  return xml.slice(0, from) + put + xml.slice(from + length);
}

/** What came of it; what is taken for a signal must survive being written and read again. */
function outcomeOf(xml: string): string {
  let dom;
  try {
    dom = parseDom(xml);
  } catch {
    return 'not well-formed';
  }
  const result = readSignal(dom);
  if (result === null) return 'not ours';
  if (!result.ok) return result.failure.code;
  const { signal } = result;
  const params = [signal.extra ?? {}, 'userInfo' in signal ? signal.userInfo : {}];
  // More is read than we would write: longer ones, and names of any letters that XML knows.
  if (params.some((given) => findParamsFault(given) !== null)) return 'signal';
  if (JSON.stringify(params).length > maxParamsLength / 2) return 'signal';
  deepStrictEqual(decodeSignal(encodeSignal(signal, envelope)), { ...result, from: null, ...envelope });
  return 'signal';
}

describe.skipIf(tape !== null)('whatever a stanza holds', () => {
  test(`it is a signal, a known failure or not ours (seed ${seed}, ${calls} stanzas)`, () => {
    const outcomes = new Set<string>();
    assert(
      property(stanza, cuts, (xml, list) => {
        outcomes.add(outcomeOf(list.reduce(mangle, xml)));
      }),
      { seed, numRuns: calls },
    );
    expect([...outcomes]).toEqual(expect.arrayContaining(['signal', 'not well-formed', 'missing-field']));
  });
});
