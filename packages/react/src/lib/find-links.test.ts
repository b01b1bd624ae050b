import { assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLinks } from './find-links.js';

/** The links of a text, as they are written. */
const linksIn = (text: string): string[] =>
  findLinks(text).flatMap(({ text: written, href }) => (href === null ? [] : [written]));

describe('findLinks', () => {
  it.each([
    ['https://example.org', ['https://example.org']],
    ['See http://example.org/a?b=c#d.', ['http://example.org/a?b=c#d']],
    ['(https://example.org/wiki/Call_(song))', ['https://example.org/wiki/Call_(song)']],
    ['(see https://example.org)', ['https://example.org']],
    ['Write to mailto:bob@example.org!', ['mailto:bob@example.org']],
    ['HTTPS://EXAMPLE.ORG and https://b.example', ['HTTPS://EXAMPLE.ORG', 'https://b.example']],
    ['“https://example.org”', ['https://example.org']],
    ['資料はhttps://例え.jp/パス。', ['https://例え.jp/パス']],
    ['https://例え.jp/資料。です', ['https://例え.jp/資料']],
  ])('finds those of %s', (text, links) => {
    expect(linksIn(text)).toEqual(links);
  });

  it.each([
    ['javascript:alert(1)'],
    ['data:text/html,<script>'],
    ['file:///etc/passwd'],
    ['example.org'],
    ['https://'],
    ['http:// example.org'],
    ['xhttp://example.org'],
    ['mailto:nobody'],
    ['tel:+123'],
    ['<a href="x">y</a>'],
  ])('takes %s for text', (text) => {
    expect(findLinks(text)).toEqual([{ at: 0, text, href: null }]);
  });

  it('shows nothing that turns the direction of what is read as part of a link', () => {
    expect(linksIn('https://example.org/\u202Egro.live')).toEqual(['https://example.org/']);
  });

  it('loses no letter, and leads nowhere unsafe, whatever the text', () => {
    const awkward = constantFrom(
      'http',
      's',
      '://',
      'a',
      '.',
      '(',
      ')',
      ' ',
      'mailto:',
      '@',
      'javascript:',
      '"',
      '\u202E',
    );
    assert(
      property(string({ unit: awkward }), (text) => {
        const pieces = findLinks(text);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        for (const { href } of pieces) if (href !== null) expect(href).toMatch(/^(?:https?:\/\/|mailto:)/);
      }),
    );
  });
});
