import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { el, type XmlElement, type XmlNode } from './element.js';
import { parseXml } from './parse.js';
import { writeXml } from './write.js';

const name = fc.constantFrom('a', 'b', 'message', 'x-y', 'é');
const ns = fc.constantFrom('', 'urn:a', 'urn:b&"<', 'jabber:client');
// XML 1.0 has no control characters, no surrogates and no U+FFFE or U+FFFF.
const text = fc
  .string({ unit: 'grapheme', maxLength: 20 })
  .map((value) => value.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '?'));
const attrs = fc.dictionary(fc.constantFrom('id', 'to', 'xml:lang'), text);

const { element } = fc.letrec<{ element: XmlElement; node: XmlNode }>((tie) => ({
  node: fc.oneof({ depthSize: 'small' }, text, tie('element')),
  element: fc
    .tuple(ns, name, attrs, fc.array(tie('node'), { maxLength: 3, depthIdentifier: 'xml' }))
    .map(([uri, local, given, children]) => el(uri, local, given, ...joinText(children))),
}));

/** A parser gives neighboring texts as one, and no empty ones. */
function joinText(nodes: readonly XmlNode[]): XmlNode[] {
  const joined: XmlNode[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (typeof node === 'string' && typeof last === 'string') joined.splice(-1, 1, last + node);
    else if (node !== '') joined.push(node);
  }
  return joined;
}

describe('writeXml', () => {
  it('gives back what was parsed', () => {
    fc.assert(
      fc.property(element, (tree) => {
        expect(parseXml(writeXml(tree), 100)).toEqual({ element: tree });
      }),
    );
  });

  it('keeps line ends and tabs, which a parser would change', () => {
    const tree = el('urn:a', 'a', { b: '\r\n\t' }, 'v=0\r\no=-\r\n\t');
    expect(parseXml(writeXml(tree), 10)).toEqual({ element: tree });
  });

  it('names a namespace only where it changes', () => {
    const tree = el('urn:a', 'a', {}, el('urn:a', 'b', {}, el('urn:c', 'c')), el('', 'd'));
    expect(writeXml(tree)).toBe('<a xmlns="urn:a"><b><c xmlns="urn:c"/></b><d xmlns=""/></a>');
  });

  it('keeps the prefix of an element of the stream', () => {
    const tree = el('urn:s', 'stream:features', { 'xmlns:stream': 'urn:s' }, el('urn:b', 'bind'));
    expect(writeXml(tree)).toBe(
      '<stream:features xmlns:stream="urn:s"><bind xmlns="urn:b"/></stream:features>',
    );
  });

  it('keeps prefixed attributes bound', () => {
    const source = '<a xmlns="urn:a" xmlns:x="urn:x" x:b="1"><c x:d="2"/></a>';
    const { element: tree } = parseXml(source, 10);
    expect(tree && parseXml(writeXml(tree), 10).element).toEqual(tree);
  });
});
