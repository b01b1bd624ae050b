/** What an element holds: elements and text, in document order. Neighboring text is one string. */
export type XmlNode = XmlElement | string;

/**
 * An XML element as plain immutable data: what the codec reads and writes, so that it needs no DOM.
 * Names are local names: a namespace prefix is dropped on reading and never written.
 */
export interface XmlElement {
  readonly name: string;
  /** Attributes by the name they are written with (`type`, `xml:lang`, `xmlns`). */
  readonly attrs: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

/** Makes an element. */
export function xmlElement(
  name: string,
  attrs: Readonly<Record<string, string>> = {},
  children: readonly XmlNode[] = [],
): XmlElement {
  return { name, attrs, children };
}

/** Makes an element that holds text, or nothing when the text is empty. */
export function textElement(name: string, text: string): XmlElement {
  return { name, attrs: {}, children: text === '' ? [] : [text] };
}

/** The element children, in document order. */
export function childElements(element: XmlElement): XmlElement[] {
  return element.children.filter((node) => typeof node !== 'string');
}

/** The element children of one name, in document order. */
export function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  return childElements(element).filter((child) => child.name === name);
}

/** The first element child of one name. */
export function childNamed(element: XmlElement, name: string): XmlElement | undefined {
  return childElements(element).find((child) => child.name === name);
}

/** The text directly in the element, as written; text inside its child elements is not part of it. */
export function textOf(element: XmlElement): string {
  return element.children.filter((node) => typeof node === 'string').join('');
}
