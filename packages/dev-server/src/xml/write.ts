import type { XmlElement } from './element.js';

/**
 * Writes an element as one self-contained frame: it carries its own `xmlns`, as RFC 7395 section 3.3.3 asks.
 *
 * @param inherited - the default namespace around the element
 */
export function writeXml(element: XmlElement, inherited = ''): string {
  const { name, ns } = element;
  // A prefixed name (`stream:features`) is declared by an attribute of its own and changes no default.
  const prefixed = name.includes(':');
  const around = prefixed ? inherited : ns;
  let out = `<${name}`;
  if (!prefixed && ns !== inherited) out += ` xmlns="${escapeAttribute(ns)}"`;
  for (const [key, value] of element.attrs) out += ` ${key}="${escapeAttribute(value)}"`;
  if (element.children.length === 0) return `${out}/>`;
  out += '>';
  for (const node of element.children) {
    out += typeof node === 'string' ? escapeText(node) : writeXml(node, around);
  }
  return `${out}</${name}>`;
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser would turn these bare characters into a space or a line feed (XML 1.0 sections 2.11 and 3.3.3).
  '\r': '&#xD;',
  '\n': '&#xA;',
  '\t': '&#x9;',
};

function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, (char) => references[char] ?? char);
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"\r\n\t]/g, (char) => references[char] ?? char);
}
