import { SaxesParser, type SaxesTagNS } from 'saxes';
import { el, type XmlElement, type XmlNode } from './element.js';

/** Why a frame is refused; each is the name of a stream error (RFC 6120 section 4.9.3). */
export type XmlProblem = 'not-well-formed' | 'restricted-xml' | 'policy-violation';

/** An element, or why there is none. */
export type ParsedXml =
  | { readonly element: XmlElement; readonly problem?: never }
  | { readonly element?: never; readonly problem: XmlProblem };

/**
 * Parses one frame: a single element with nothing around it (RFC 7395 section 3.3.3). Namespaces are resolved;
 * comments, processing instructions and DTDs are refused (RFC 6120 section 11.1), so no entity can expand.
 *
 * @param maxDepth - how deep elements may nest; the frame's own element is depth 1
 */
export function parseXml(text: string, maxDepth: number): ParsedXml {
  if (!text.startsWith('<') || !text.endsWith('>')) return { problem: 'not-well-formed' };
  const builder = new TreeBuilder(maxDepth);
  try {
    const parser = new SaxesParser({ xmlns: true, position: false });
    const restricted = (): never => {
      throw new Refusal('restricted-xml');
    };
    parser.on('xmldecl', restricted);
    parser.on('doctype', restricted);
    parser.on('comment', restricted);
    parser.on('processinginstruction', restricted);
    parser.on('opentag', (tag) => builder.open(tag));
    parser.on('closetag', () => builder.close());
    parser.on('text', (data) => builder.text(data));
    parser.on('cdata', (data) => builder.text(data));
    parser.write(text).close();
  } catch (error) {
    return { problem: error instanceof Refusal ? error.problem : 'not-well-formed' };
  }
  return builder.root ? { element: builder.root } : { problem: 'not-well-formed' };
}

class Refusal extends Error {
  readonly problem: XmlProblem;

  constructor(problem: XmlProblem) {
    super(problem);
    this.problem = problem;
  }
}

interface OpenElement {
  readonly element: XmlElement;
  readonly children: XmlNode[];
}

class TreeBuilder {
  readonly #maxDepth: number;
  readonly #stack: OpenElement[] = [];
  root: XmlElement | null = null;

  constructor(maxDepth: number) {
    this.#maxDepth = maxDepth;
  }

  open(tag: SaxesTagNS): void {
    if (this.#stack.length >= this.#maxDepth) throw new Refusal('policy-violation');
    const attrs = new Map<string, string>();
    for (const { name, value } of Object.values(tag.attributes)) {
      // The namespace is in `ns`; declared prefixes stay, because attributes may use them.
      if (name !== 'xmlns') attrs.set(name, value);
    }
    const children: XmlNode[] = [];
    this.#stack.push({ element: { ...el(tag.uri, tag.local), attrs, children }, children });
  }

  close(): void {
    const done = this.#stack.pop();
    if (!done) return;
    const parent = this.#stack.at(-1);
    if (parent) parent.children.push(done.element);
    else this.root = done.element;
  }

  text(data: string): void {
    const siblings = this.#stack.at(-1)?.children;
    if (!siblings) return;
    const last = siblings.at(-1);
    if (typeof last === 'string') siblings[siblings.length - 1] = last + data;
    else siblings.push(data);
  }
}
