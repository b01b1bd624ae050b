import { describe, expect, expectTypeOf, test } from 'vitest';
import { parseDom, parseXml } from '../../test-kit/parse-xml.js';
import { wireLimits } from './limits.js';
import { readDom, type DomNode } from './read-dom.js';
import { readSignal } from './read-signal.js';
import { textElement, xmlElement, type XmlElement } from './xml-element.js';
import { writeXml } from './write-xml.js';

/** A tree that no parser made: our own data, seen through the DOM's properties. */
function asDom(node: XmlElement | string): DomNode {
  if (typeof node === 'string') return { nodeType: 3, nodeName: '#text', nodeValue: node, childNodes: [] };
  const attributes = Object.entries(node.attrs).map(([name, value]) => ({ name, value }));
  return {
    nodeType: 1,
    nodeName: node.name,
    nodeValue: null,
    get childNodes() {
      return node.children.map(asDom);
    },
    attributes,
  };
}

function codeOf(result: ReturnType<typeof readDom> | ReturnType<typeof readSignal>): string {
  return result === null ? 'not ours' : result.ok ? 'ok' : result.failure.code;
}

function deep(levels: number): DomNode {
  let node: DomNode = { nodeType: 3, nodeName: '#text', nodeValue: 'x', childNodes: [] };
  for (let level = 0; level < levels; level++) {
    node = { nodeType: 1, nodeName: 'a', nodeValue: null, childNodes: [node] };
  }
  return node;
}

test('elements, attributes and text become plain data; comments and instructions go', () => {
  const xml = '<a b="1" xml:lang="en">x<!-- c --><?p i?>y<![CDATA[<z>]]><c/><p:d xmlns:p="urn:x">w</p:d></a>';
  expect(parseXml(xml)).toEqual({
    name: 'a',
    attrs: { b: '1', 'xml:lang': 'en' },
    children: [
      'xy<z>',
      { name: 'c', attrs: {}, children: [] },
      { name: 'd', attrs: { 'xmlns:p': 'urn:x' }, children: ['w'] },
    ],
  });
});

test('elements of a browser can be read as they are', () => {
  expectTypeOf<Element>().toExtend<DomNode>();
});

test('a tree of another make is read through an adapter; its prefixes go too', () => {
  const tree = xmlElement('p:a', { b: '1' }, ['x', textElement('c', 'y')]);
  expect(readDom(asDom(tree))).toEqual({ ok: true, element: { ...tree, name: 'a' } });
});

test('what XML cannot carry is replaced, whatever the parser let through', () => {
  const element = { name: 'a', attrs: { b: '\uFFFD' }, children: ['x\uFFFD'] };
  expect(readDom(asDom(xmlElement('a', { b: '\u0000' }, ['x\uD800'])))).toEqual({ ok: true, element });
});

test('an attribute named __proto__ is only data', () => {
  const read = readDom(parseDom('<a __proto__="x"/>'));
  expect(JSON.stringify(read)).toBe(
    '{"ok":true,"element":{"name":"a","attrs":{"__proto__":"x"},"children":[]}}',
  );
});

describe('limits', () => {
  test('depth', () => {
    expect(codeOf(readDom(deep(wireLimits.depth)))).toBe('ok');
    expect(codeOf(readDom(deep(wireLimits.depth + 1)))).toBe('too-deep');
    expect(codeOf(readDom(deep(100_000)))).toBe('too-deep');
  });

  test('nodes: elements, text and attributes count', () => {
    const limits = { ...wireLimits, nodes: 5 };
    expect(codeOf(readDom(parseDom('<a b="1">x<c/>y</a>'), limits))).toBe('ok');
    expect(codeOf(readDom(parseDom('<a b="1">x<c/>y<d/></a>'), limits))).toBe('too-large');
    expect(codeOf(readDom(parseDom('<a b="1" c="2">x<c/>y</a>'), limits))).toBe('too-large');
    expect(codeOf(readDom(parseDom('<a b="1"><!--1--><!--2--><!--3--><!--4--></a>'), limits))).toBe(
      'too-large',
    );
  });

  test('characters: names, attributes and text count', () => {
    const limits = { ...wireLimits, chars: 10 };
    expect(codeOf(readDom(parseDom('<ab cd="ef">gh<ij/></ab>'), limits))).toBe('ok');
    expect(codeOf(readDom(parseDom('<ab cd="ef">gh<ijk/></ab>'), limits))).toBe('too-large');
    expect(codeOf(readDom(parseDom('<ab cd="ef">ghk<ij/></ab>'), limits))).toBe('too-large');
    expect(codeOf(readDom(parseDom('<ab cd="efk">gh<ij/></ab>'), limits))).toBe('too-large');
  });

  test('a million children are not looked at', () => {
    let looked = 0;
    const child: DomNode = { nodeType: 1, nodeName: 'a', nodeValue: null, childNodes: [] };
    const childNodes = new Proxy([child], {
      get(target, key) {
        if (key === 'length') return 1_000_000;
        looked += 1;
        return target[0];
      },
    });
    expect(codeOf(readDom({ nodeType: 1, nodeName: 'a', nodeValue: null, childNodes }))).toBe('too-large');
    expect(looked).toBeLessThan(wireLimits.nodes + 10);
  });

  test('text alone is not an element', () => {
    expect(codeOf(readDom(asDom('x')))).toBe('wrong-type');
  });
});

describe('a signal straight from the DOM', () => {
  const fields = (filling: string, marker = 'WebRTCVideoChat'): DomNode =>
    parseDom(
      `<message type="headline" from="a@b/c"><extraParams><moduleIdentifier>${marker}</moduleIdentifier>` +
        `<signalType>update</signalType><sessionID>s</sessionID>${filling}</extraParams></message>`,
    );

  test('it is decoded', () => {
    const signal = { type: 'update', sessionId: 's', extra: { a: '1' } };
    expect(readSignal(fields('<a>1</a>'))).toEqual({ ok: true, signal, from: 'a@b/c', to: null, id: null });
  });

  test('a signal beyond the limits is a failure', () => {
    expect(codeOf(readSignal(fields('<a/>'.repeat(10_000))))).toBe('too-large');
    expect(codeOf(readSignal(fields(`<a>${'x'.repeat(1 << 20)}</a>`)))).toBe('too-large');
    expect(codeOf(readSignal(fields('<a>'.repeat(500) + '</a>'.repeat(500))))).toBe('too-deep');
  });

  test('a message that is no signal is not walked', () => {
    let walked = false;
    const item: DomNode = {
      nodeType: 1,
      nodeName: 'item',
      nodeValue: null,
      get childNodes() {
        walked = true;
        return [];
      },
    };
    const attributes = [{ name: 'type', value: 'headline' }];
    const message = { nodeType: 1, nodeName: 'message', nodeValue: null, attributes, childNodes: [item] };
    expect(readSignal(message)).toBeNull();
    expect(walked).toBe(false);
  });

  test('other stanzas beyond the limits are nobody’s failure', () => {
    expect(codeOf(readSignal(fields('<a/>'.repeat(10_000), 'Chat')))).toBe('not ours');
    const roster = `<iq type="result"><query>${'<item/>'.repeat(10_000)}</query></iq>`;
    expect(codeOf(readSignal(parseDom(roster)))).toBe('not ours');
    const headline = `<message type="headline">${'<item/>'.repeat(10_000)}</message>`;
    expect(codeOf(readSignal(parseDom(headline)))).toBe('not ours');
    expect(codeOf(readSignal(parseDom('<message/>')))).toBe('not ours');
    expect(codeOf(readSignal(asDom('x')))).toBe('not ours');
  });
});

describe('writing', () => {
  test('markup is escaped, line ends and tabs in attributes too', () => {
    const element = xmlElement('a', { b: '<&>"\'\t\n\r' }, ['<&>"\'\t\n\r', textElement('c', '')]);
    expect(writeXml(element)).toBe(
      `<a b="&lt;&amp;&gt;&quot;'&#x9;&#xA;&#xD;">&lt;&amp;&gt;"'\t\n&#xD;<c/></a>`,
    );
  });

  test('what XML 1.0 cannot carry becomes U+FFFD', () => {
    const text = '\u0000\u0008\u000B\u001F\uFFFE\uFFFF\uD800x\uDC00😀\u007F';
    const written = '\uFFFD'.repeat(7) + 'x\uFFFD😀\u007F';
    expect(writeXml(xmlElement('a', { b: text }, [text]))).toBe(`<a b="${written}">${written}</a>`);
  });

  test('no tree is too deep', () => {
    let element = textElement('a', 'x');
    for (let level = 1; level < 100_000; level++) element = xmlElement('a', {}, [element]);
    expect(writeXml(element)).toBe(`${'<a>'.repeat(100_000)}x${'</a>'.repeat(100_000)}`);
  });
});
