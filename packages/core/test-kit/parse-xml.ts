import { DOMParser } from '@xmldom/xmldom';
import { readDom, type DomNode } from '../src/wire/read-dom.js';
import type { XmlElement } from '../src/wire/xml-element.js';

/**
 * Parses XML text as a DOM, with a parser that is not ours.
 *
 * @throws Error when it is not well-formed
 */
export function parseDom(xml: string): DomNode {
  const root = new DOMParser({ onError }).parseFromString(xml, 'text/xml').documentElement;
  if (root === null) throw new Error('There is no element.');
  return root;
}

/**
 * Parses XML text as plain data.
 *
 * @throws Error when it is not well-formed or beyond the limits of the wire
 */
export function parseXml(xml: string): XmlElement {
  const read = readDom(parseDom(xml));
  if (!read.ok) throw new Error(read.failure.message);
  return read.element;
}

function onError(level: string, message: string): void {
  // It warns of U+FFFD, which is a character like any other.
  if (level !== 'warning') throw new Error(message);
}
