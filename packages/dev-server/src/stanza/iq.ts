import { childElements, type XmlElement } from '../xml/element.js';

/** RFC 6120 section 8.2.3: an id, a type, and in a question exactly one payload. */
export function isValidIq(iq: XmlElement): boolean {
  if (!iq.attrs.get('id')) return false;
  const type = iq.attrs.get('type');
  if (type === 'get' || type === 'set') return childElements(iq).length === 1;
  return type === 'result' || type === 'error';
}
