import { CallError } from '../model/call-error.js';
import type { Params } from '../model/params.js';
import { maxParamsDepth, maxParamsLength } from './limits.js';
import { protocolFields } from './protocol-fields.js';
import { isXmlName } from './xml-chars.js';

/**
 * Makes sure that parameters can travel: to be called where an application hands them in, so that the
 * mistake shows at once and not when the stanza is written.
 *
 * @param params - what the application calls `userInfo`
 * @throws CallError `invalid-argument` when a name is not an XML name, a value is not text, a map or a
 * list of these, or it is all too deep or too long
 */
export function assertParams(params: unknown): asserts params is Params {
  refuse('userInfo', findParamsFault(params));
}

/**
 * Makes sure that parameters can travel in an `update`, where they lie beside the fields of the protocol.
 *
 * @throws CallError `invalid-argument` as `assertParams`, and when a name is one of the protocol's own
 */
export function assertUpdateParams(params: unknown): asserts params is Params {
  refuse('The parameters', findParamsFault(params, protocolFields.update));
}

/**
 * Looks for what keeps parameters from traveling.
 *
 * @param reserved - names that the outermost level may not use
 * @returns what is wrong and how to mend it, to follow a subject; `null` when all is well
 */
export function findParamsFault(params: unknown, reserved: readonly string[] = []): string | null {
  if (!isMap(params)) return 'must be a plain object of names and values';
  const taken = Object.keys(params).find((name) => reserved.includes(name));
  if (taken !== undefined) return `cannot hold "${taken}": the protocol uses that name, choose another`;
  return findFault(params, 1, { left: maxParamsLength });
}

const nameRule = 'names are XML: a letter or "_" first, then letters, digits, "-", "_" and "."';
const valueRule = 'values are text, maps, or lists of these; write numbers and booleans as text';

function findFault(
  map: Readonly<Record<string, unknown>>,
  level: number,
  room: { left: number },
): string | null {
  if (level > maxParamsDepth) return `cannot nest over ${maxParamsDepth} levels: make it flatter`;
  for (const [name, value] of Object.entries(map)) {
    if (!isXmlName(name)) {
      return `cannot hold ${JSON.stringify(name.slice(0, 50))}: ${nameRule}`;
    }
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const item of items) {
      // An element costs its name twice and five signs around it.
      room.left -= 2 * name.length + 5 + (typeof item === 'string' ? item.length : 0);
      if (room.left < 0) return `cannot be over ${maxParamsLength} characters: send less, or send a link`;
      const fault = typeof item === 'string' ? null : findItemFault(name, item, level, room);
      if (fault !== null) return fault;
    }
  }
  return null;
}

function findItemFault(name: string, item: unknown, level: number, room: { left: number }): string | null {
  if (isMap(item)) return findFault(item, level + 1, room);
  return `cannot hold what is in "${name}": ${valueRule}`;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Plain objects only, of any realm: a Date or a Map has no entries and would travel as nothing.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function refuse(subject: string, fault: string | null): void {
  if (fault !== null) throw new CallError('invalid-argument', `${subject} ${fault}.`);
}
