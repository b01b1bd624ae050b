import { wireLimits, type WireLimits } from './limits.js';
import type { WireFailure } from './wire-failure.js';
import { toXmlText } from './xml-chars.js';
import type { XmlElement, XmlNode } from './xml-element.js';

/**
 * The part of a DOM node that is read. Browser DOM and @xmldom/xmldom nodes have this shape as they are;
 * other trees can be given through an adapter with these properties.
 */
export interface DomNode {
  /** 1 element, 3 text, 4 CDATA (DOM standard, `Node.nodeType`); everything else is skipped. */
  readonly nodeType: number;
  readonly nodeName: string;
  /** Where it is missing, `nodeName` without its prefix is taken. */
  readonly localName?: string | null;
  readonly nodeValue: string | null;
  readonly childNodes: ArrayLike<DomNode>;
  readonly attributes?: ArrayLike<{ readonly name: string; readonly value: string }>;
}

/** What came of reading a DOM tree. */
export type ReadResult =
  { readonly ok: true; readonly element: XmlElement } | { readonly ok: false; readonly failure: WireFailure };

interface OpenElement {
  readonly node: DomNode;
  readonly name: string;
  readonly attrs: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  /** The index of the next child to look at. */
  next: number;
}

/**
 * Turns a DOM element into plain data. Walks without recursion and stops at the limits, so that a
 * hostile tree costs no more than they allow. What a lax parser let through although XML cannot carry it
 * becomes U+FFFD, so that what is read can be written again. Never throws.
 *
 * @returns the element, or a failure: `too-deep`, `too-large`, or `wrong-type` when the node is not an element
 */
export function readDom(root: DomNode, limits: WireLimits = wireLimits): ReadResult {
  if (root.nodeType !== 1) return fail('wrong-type', 'The node is not an element.');
  const budget = new Budget(limits);
  const open: OpenElement[] = [enter(root, budget)];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    if (budget.spent) {
      return fail('too-large', `The stanza has over ${limits.nodes} nodes or ${limits.chars} characters.`);
    }
    const node = top.next < top.node.childNodes.length ? top.node.childNodes[top.next++] : undefined;
    if (node === undefined) {
      open.pop();
      const element: XmlElement = { name: top.name, attrs: top.attrs, children: top.children };
      const parent = open.at(-1);
      if (parent === undefined) return { ok: true, element };
      parent.children.push(element);
    } else if (node.nodeType === 1) {
      if (open.length >= limits.depth) {
        return fail('too-deep', `The stanza nests over ${limits.depth} elements.`);
      }
      open.push(enter(node, budget));
    } else {
      budget.take(node.nodeType === 3 || node.nodeType === 4 ? appendText(top.children, node) : 0);
    }
  }
  return fail('wrong-type', 'The node is not an element.');
}

/** The name without a namespace prefix. */
export function localNameOf(node: DomNode): string {
  return node.localName ?? node.nodeName.slice(node.nodeName.indexOf(':') + 1);
}

function enter(node: DomNode, budget: Budget): OpenElement {
  const name = localNameOf(node);
  budget.take(name.length);
  const attrs: [string, string][] = [];
  const attributes = node.attributes ?? [];
  for (let index = 0; index < attributes.length && !budget.spent; index++) {
    const attribute = attributes[index];
    if (attribute === undefined) continue;
    budget.take(attribute.name.length + attribute.value.length);
    attrs.push([attribute.name, toXmlText(attribute.value)]);
  }
  // fromEntries defines properties instead of setting them: an attribute `__proto__` is only data.
  return { node, name, attrs: Object.fromEntries(attrs), children: [], next: 0 };
}

/** Adds the text of a node, joined to text just before it, and returns its length. */
function appendText(children: XmlNode[], node: DomNode): number {
  const text = toXmlText(node.nodeValue ?? '');
  const last = children.at(-1);
  if (typeof last === 'string') children[children.length - 1] = last + text;
  else if (text !== '') children.push(text);
  return text.length;
}

class Budget {
  #nodes: number;
  #chars: number;

  constructor(limits: WireLimits) {
    this.#nodes = limits.nodes;
    this.#chars = limits.chars;
  }

  take(chars: number): void {
    this.#nodes -= 1;
    this.#chars -= chars;
  }

  get spent(): boolean {
    return this.#nodes < 0 || this.#chars < 0;
  }
}

function fail(code: WireFailure['code'], message: string): ReadResult {
  return { ok: false, failure: { code, message } };
}
