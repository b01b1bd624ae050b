/** What an element holds. */
export type XmlNode = XmlElement | string;

/** An XML element, immutable, so that one stanza can be shared by all its receivers. */
export interface XmlElement {
  /** The local name; only elements made here for the stream itself carry a prefix (`stream:features`). */
  readonly name: string;
  /** The namespace; never an attribute of the element. */
  readonly ns: string;
  readonly attrs: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
}

/** Attributes for {@link el} and {@link withAttrs}; those that are `undefined` are left out. */
export type XmlAttributes = Readonly<Record<string, string | undefined>>;

/** Makes an element. */
export function el(ns: string, name: string, attrs: XmlAttributes = {}, ...children: XmlNode[]): XmlElement {
  return withAttrs({ name, ns, attrs: new Map(), children }, attrs);
}

/** A copy with attributes set, or removed where they are `undefined`. */
export function withAttrs(element: XmlElement, attrs: XmlAttributes): XmlElement {
  const merged = new Map(element.attrs);
  for (const [name, value] of Object.entries(attrs)) {
    if (value === undefined) merged.delete(name);
    else merged.set(name, value);
  }
  return { ...element, attrs: merged };
}

/** The child elements, without the text between them. */
export function childElements(element: XmlElement): XmlElement[] {
  return element.children.filter((node) => typeof node !== 'string');
}

/** The first child with this namespace and name. */
export function childOf(element: XmlElement, ns: string, name: string): XmlElement | undefined {
  return childElements(element).find((node) => node.ns === ns && node.name === name);
}

/** The text directly inside an element. */
export function textOf(element: XmlElement): string {
  return element.children.filter((node) => typeof node === 'string').join('');
}
