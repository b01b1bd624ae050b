import type { Params, ParamValue } from '../model/params.js';
import { maxParamsDepth } from './limits.js';
import { childElements, textOf, type XmlElement } from './xml-element.js';

/**
 * Reads elements as free parameters: one without child elements is its text, as written; one with child
 * elements is a map, whatever text lies between them; a repeated name becomes a list, in document order.
 * Attributes are not kept.
 *
 * @param level - how many levels of parameters these are inside of; 1 for the outermost
 * @returns `null` when they nest deeper than `maxParamsDepth`
 */
export function readParams(elements: readonly XmlElement[], level = 1): Params | null {
  if (level > maxParamsDepth) return null;
  const found = new Map<string, string | Params | (string | Params)[]>();
  for (const element of elements) {
    const value = readValue(element, level);
    if (value === null) return null;
    const before = found.get(element.name);
    if (before === undefined) found.set(element.name, value);
    else if (Array.isArray(before)) before.push(value);
    else found.set(element.name, [before, value]);
  }
  // fromEntries defines properties instead of setting them: a parameter `__proto__` is only data.
  return Object.fromEntries<ParamValue>(found);
}

function readValue(element: XmlElement, level: number): string | Params | null {
  const inside = childElements(element);
  return inside.length === 0 ? textOf(element) : readParams(inside, level + 1);
}
