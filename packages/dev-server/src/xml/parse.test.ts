import { describe, expect, it } from 'vitest';
import { childElements, childOf, textOf } from './element.js';
import { parseXml } from './parse.js';

describe('parseXml', () => {
  it('resolves namespaces and drops element prefixes', () => {
    const { element } = parseXml('<x:a xmlns:x="urn:x" xmlns="urn:d"><b/><x:c d="1"/></x:a>', 10);
    expect(element).toMatchObject({ ns: 'urn:x', name: 'a' });
    expect(element && childElements(element)).toMatchObject([
      { ns: 'urn:d', name: 'b' },
      { ns: 'urn:x', name: 'c' },
    ]);
  });

  it('keeps text as one piece, CDATA and references resolved', () => {
    const { element } = parseXml('<a>x &amp; <![CDATA[<y>]]>&#x1F600;</a>', 10);
    expect(element?.children).toEqual(['x & <y>😀']);
  });

  it('finds children and their text', () => {
    const { element } = parseXml('<a xmlns="urn:a"><b xmlns="urn:b">no</b><b>yes</b></a>', 10);
    const child = element && childOf(element, 'urn:a', 'b');
    expect(child && textOf(child)).toBe('yes');
  });

  it('takes attribute names that are traps in JavaScript', () => {
    const { element } = parseXml('<a __proto__="1" constructor="2"/>', 10);
    expect([...(element?.attrs ?? [])]).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]);
  });

  it.each([
    [''],
    ['text'],
    [' <a/>'],
    ['<a/> '],
    ['<a>'],
    ['<a></b>'],
    ['<a/><b/>'],
    ['<a b="1" b="2"/>'],
    ['<x:a/>'],
    ['<a>&nbsp;</a>'],
    ['<a>&#0;</a>'],
    ['<a>\u0001</a>'],
    ['<a b=1/>'],
  ])('refuses %j as not well formed', (text) => {
    expect(parseXml(text, 10).problem).toBe('not-well-formed');
  });

  it.each([
    ['<?xml version="1.0"?><a/>'],
    ['<a><?b c?></a>'],
    ['<a><!-- b --></a>'],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
  ])('refuses %j as restricted', (text) => {
    expect(parseXml(text, 10).problem).toBe('restricted-xml');
  });

  it('refuses what nests deeper than allowed, and takes what does not', () => {
    const nested = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth);
    expect(parseXml(nested(10), 10).problem).toBeUndefined();
    expect(parseXml(nested(11), 10).problem).toBe('policy-violation');
    expect(parseXml(nested(30_000), 10).problem).toBe('policy-violation');
  });
});
