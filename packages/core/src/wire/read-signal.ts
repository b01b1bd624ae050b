import { decodeSignal, type DecodeResult } from './decode.js';
import { wireLimits, type WireLimits } from './limits.js';
import { moduleIdentifier } from './protocol-fields.js';
import { localNameOf, readDom, type DomNode } from './read-dom.js';

/**
 * Reads a signal straight from a DOM stanza: what a signaling adapter calls for every message. A look at
 * the outermost elements comes first, so that large stanzas of other kinds are neither copied nor taken
 * for failures. Never throws.
 *
 * @returns as `decodeSignal`; a signal beyond the limits is a failure, `too-deep` or `too-large`
 */
export function readSignal(stanza: DomNode, limits: WireLimits = wireLimits): DecodeResult | null {
  if (!mayBeSignal(stanza)) return null;
  const read = readDom(stanza, limits);
  if (read.ok) return decodeSignal(read.element);
  return isMarked(stanza) ? read : null;
}

function mayBeSignal(stanza: DomNode): boolean {
  if (!isElement(stanza, 'message')) return false;
  const type = find(stanza.attributes ?? [], (attribute) => attribute.name === 'type');
  return type?.value === 'headline' && findElement(stanza, 'extraParams') !== undefined;
}

function isMarked(stanza: DomNode): boolean {
  const extraParams = findElement(stanza, 'extraParams');
  const marker = extraParams && findElement(extraParams, 'moduleIdentifier');
  return marker !== undefined && find(marker.childNodes, isMarkerText) !== undefined;
}

function isMarkerText(node: DomNode): boolean {
  return node.nodeValue?.trim() === moduleIdentifier;
}

function isElement(node: DomNode, name: string): boolean {
  return node.nodeType === 1 && localNameOf(node) === name;
}

function findElement(parent: DomNode, name: string): DomNode | undefined {
  return find(parent.childNodes, (node) => isElement(node, name));
}

// Not Array.from().find(): that would copy a hostile million of nodes.
function find<T>(list: ArrayLike<T>, matches: (item: T) => boolean): T | undefined {
  for (let index = 0; index < list.length; index++) {
    const item = list[index];
    if (item !== undefined && matches(item)) return item;
  }
  return undefined;
}
