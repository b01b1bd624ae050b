import type { XmlElement, XmlNode } from './xml-element.js';
import { toXmlText } from './xml-chars.js';

/**
 * Writes an element as XML text. Characters that XML 1.0 cannot carry become U+FFFD; carriage returns, and
 * in attributes all line ends and tabs, are written as references, because a parser would fold them.
 *
 * @param root - names are written as they are: they must be XML names
 */
export function writeXml(root: XmlElement): string {
  let xml = '';
  // A stack instead of recursion, so that no tree is too deep to write. Strings on it are finished XML.
  const todo: (XmlElement | { readonly done: string })[] = [root];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if ('done' in next) {
      xml += next.done;
      continue;
    }
    xml += `<${next.name}${writeAttributes(next)}`;
    if (next.children.length === 0) {
      xml += '/>';
      continue;
    }
    xml += '>';
    todo.push({ done: `</${next.name}>` });
    for (let index = next.children.length - 1; index >= 0; index--) {
      const child = next.children[index];
      if (child !== undefined) todo.push(toWork(child));
    }
  }
  return xml;
}

function toWork(node: XmlNode): XmlElement | { readonly done: string } {
  return typeof node === 'string' ? { done: escapeText(node) } : node;
}

function writeAttributes(element: XmlElement): string {
  let xml = '';
  for (const [name, value] of Object.entries(element.attrs)) xml += ` ${name}="${escapeAttribute(value)}"`;
  return xml;
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function toReference(char: string): string {
  return references[char] ?? `&#x${char.charCodeAt(0).toString(16).toUpperCase()};`;
}

// `>` only matters in `]]>`, but is cheap. U+0085 and U+2028 are line ends in XML 1.1, and some parsers fold
// them, and U+2029 too, in 1.0 as well.
function escapeText(text: string): string {
  return toXmlText(text).replace(/[&<>\r\u0085\u2028\u2029]/g, toReference);
}

function escapeAttribute(text: string): string {
  return toXmlText(text).replace(/[&<>"\t\n\r\u0085\u2028\u2029]/g, toReference);
}
