// Not toStrictEqual: it takes a parameter named `constructor` for the constructor.
import { deepStrictEqual } from 'node:assert/strict';
import { assert, constantFrom, nat, oneof, property, shuffledSubarray, string, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitrarySignal, arbitraryText } from '../../test-kit/arbitrary-signal.js';
import { parseDom, parseXml } from '../../test-kit/parse-xml.js';
import { recordedStanzas } from '../../test-kit/recordings.js';
import { decodeSignal, type DecodeResult } from './decode.js';
import { encodeSignal } from './encode.js';
import { maxParamsLength } from './limits.js';
import { readSignal } from './read-signal.js';
import { writeXml } from './write-xml.js';
import { childElements, textElement, xmlElement, type XmlElement, type XmlNode } from './xml-element.js';

const envelope = { to: '102-1@localhost', id: 'a&b' };

describe('decode after encode is the identity', () => {
  test('on the tree', () => {
    assert(
      property(arbitrarySignal, (signal) => {
        const result = decodeSignal(encodeSignal(signal, envelope));
        deepStrictEqual(result, { ok: true, signal, from: null, ...envelope });
      }),
      { numRuns: 500 },
    );
  });

  test('through text and a parser that is not ours', () => {
    assert(
      property(arbitrarySignal, (signal) => {
        const result = readSignal(parseDom(writeXml(encodeSignal(signal, envelope))));
        deepStrictEqual(result, { ok: true, signal, from: null, ...envelope });
      }),
      { numRuns: 200 },
    );
  });
});

test('any text and attribute comes through a parser as it was', () => {
  assert(
    property(arbitraryText, arbitraryText, (text, attribute) => {
      const element = xmlElement('a', { b: attribute }, text === '' ? [] : [text]);
      deepStrictEqual(parseXml(writeXml(element)), element);
    }),
    { numRuns: 300 },
  );
});

const recordings = recordedStanzas().map(({ xml }) => xml);
const trees = recordings.map(parseXml);

test('the order of the elements does not matter', () => {
  const shuffled = nat(trees.length - 1).chain((index) => {
    const fields = fieldsOf(trees[index] ?? xmlElement('none'));
    const all = { minLength: fields.length, maxLength: fields.length };
    return tuple(
      nat({ max: 0 }).map(() => index),
      shuffledSubarray(fields, all),
    );
  });
  assert(
    property(shuffled, ([index, fields]) => {
      const stanza = trees[index] ?? xmlElement('none');
      const other = { ...stanza, children: [xmlElement('extraParams', {}, fields)] };
      deepStrictEqual(decodeSignal(other), decodeSignal(stanza));
    }),
    { numRuns: 200 },
  );
});

function fieldsOf(stanza: XmlElement): XmlElement[] {
  return childElements(stanza).flatMap(childElements);
}

/** What came of a stanza; a signal must also survive being written and read again. */
function outcomeOf(result: DecodeResult | null): string {
  if (result === null) return 'not ours';
  if (!result.ok) return result.failure.code;
  const { signal } = result;
  const params = [signal.extra ?? {}, 'userInfo' in signal ? signal.userInfo : {}];
  // More is read than we would write.
  if (JSON.stringify(params).length > maxParamsLength / 2) return 'signal';
  const again = decodeSignal(encodeSignal(signal, envelope));
  deepStrictEqual(again, { ...result, from: null, ...envelope });
  return 'signal';
}

const snippets = [
  '<',
  '>',
  '&amp;',
  '&#x1;',
  '<x/>',
  '<sdp>',
  '</sdp>',
  '<!-- -->',
  '<![CDATA[x]]>',
  '<?x y?>',
  ' ',
  '\u0000',
  'x'.repeat(70_000),
  'xmlns="x"',
  'xmlns:p="x" p:q="r"',
  '<p:sdp xmlns:p="x">y</p:sdp>',
];

test('a recorded stanza with its text mangled never makes it throw', () => {
  const insertion = oneof(constantFrom(...snippets), string({ maxLength: 5 }));
  const outcomes = new Map<string, number>();
  assert(
    property(
      constantFrom(...recordings),
      nat(),
      nat(400),
      insertion,
      nat(2),
      (xml, seed, length, inserted, kind) => {
        const at = seed % xml.length;
        const span = xml.slice(at, at + length);
        const middle = kind === 0 ? '' : kind === 1 ? span + span : inserted;
        const outcome = outcomeOfText(xml.slice(0, at) + middle + xml.slice(at + length));
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      },
    ),
    { numRuns: 600 },
  );
  expect(outcomes.get('signal')).toBeGreaterThan(10);
  expect(outcomes.get('not well-formed')).toBeGreaterThan(10);
});

function outcomeOfText(xml: string): string {
  let dom;
  try {
    dom = parseDom(xml);
  } catch {
    return 'not well-formed';
  }
  return outcomeOf(readSignal(dom));
}

const names = [
  'sessionID',
  'sdp',
  'iceCandidates',
  'userInfo',
  'signalType',
  'opponentID',
  '__proto__',
  'constructor',
  'x',
];
const texts = ['', ' ', 'NaN', 'Infinity', '-1', '1e999', '3', 'hangUp', 'call', '𝄞', 'y'.repeat(300_000)];

interface Change {
  /** Which element it happens to, counted in document order from the outermost. */
  readonly at: number;
  readonly change: (element: XmlElement) => readonly XmlNode[];
}

const changes = oneof(
  constantFrom<Change['change'][]>(
    () => [],
    (element) => [element, element],
    (element) => [{ ...element, children: [] }],
    (element) => [{ ...element, children: [...element.children].toReversed() }],
    (element) => [{ ...element, children: [element] }],
    (element) => [{ ...element, attrs: {} }],
  ),
  constantFrom((element: XmlElement) => [nested(element, 40)]),
  constantFrom(...names).map((name) => (element: XmlElement) => [{ ...element, name }]),
  constantFrom(...texts).map((text) => (element: XmlElement) => [textElement(element.name, text)]),
);

function nested(element: XmlElement, levels: number): XmlElement {
  let inner: XmlElement = element;
  for (let level = 0; level < levels; level++) inner = xmlElement(element.name, {}, [inner]);
  return inner;
}

function apply(root: XmlElement, { at, change }: Change): XmlElement {
  let count = 0;
  const walk = (element: XmlElement): readonly XmlNode[] => {
    const mine = count++ === at;
    const children = element.children.flatMap((node) => (typeof node === 'string' ? [node] : walk(node)));
    return mine ? change({ ...element, children }) : [{ ...element, children }];
  };
  const node = walk(root)[0];
  return node === undefined || typeof node === 'string' ? xmlElement('gone') : node;
}

test('a recorded stanza with its tree mangled never makes it throw', () => {
  const outcomes = new Map<string, number>();
  const oneChange = tuple(nat(25), changes).map(([at, change]) => ({ at, change }));
  assert(
    property(constantFrom(...trees), oneChange, oneChange, (tree, first, second) => {
      const outcome = outcomeOf(decodeSignal(apply(apply(tree, first), second)));
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }),
    { numRuns: 1500 },
  );
  // Not vacuous: the changes reach every kind of outcome (`too-large` too, but seldom).
  const reached = ['missing-field', 'not ours', 'signal', 'too-deep', 'unknown-signal-type', 'wrong-type'];
  expect([...outcomes.keys()]).toEqual(expect.arrayContaining(reached));
});
