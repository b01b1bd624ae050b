import { composeRefs, isRef } from './compose-refs.js';

/**
 * Merges the props of two elements that become one: class names are joined, styles merged (the second wins),
 * refs both set, handlers run second first and the first only when the event's default was not prevented;
 * of anything else the second wins.
 */
export function mergeProps(ours: object, theirs: object): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...ours };
  const entries: [string, unknown][] = Object.entries(theirs);
  for (const [name, value] of entries) {
    if (value !== undefined) merged[name] = mergeProp(name, merged[name], value);
  }
  return merged;
}

function mergeProp(name: string, ours: unknown, theirs: unknown): unknown {
  if (name === 'className' && typeof ours === 'string' && typeof theirs === 'string')
    return `${ours} ${theirs}`;
  if (name === 'style' && isObject(ours) && isObject(theirs)) return { ...ours, ...theirs };
  if (name === 'ref' && isRef(ours) && isRef(theirs)) return composeRefs(ours, theirs);
  if (/^on[A-Z]/.test(name) && isFunction(ours) && isFunction(theirs)) return inTurn(theirs, ours);
  return theirs;
}

/** Their handler first, then ours unless they prevented the default. */
export function chain<E extends { readonly defaultPrevented: boolean }>(
  theirs: ((event: E) => void) | undefined,
  ours: (event: E) => void,
): (event: E) => void {
  return (event) => {
    theirs?.(event);
    if (!event.defaultPrevented) ours(event);
  };
}

type AnyFunction = (...args: unknown[]) => unknown;

function inTurn(first: AnyFunction, second: AnyFunction): AnyFunction {
  return (...args) => {
    first(...args);
    const [event] = args;
    if (isObject(event) && 'defaultPrevented' in event && event.defaultPrevented === true) return;
    second(...args);
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isFunction(value: unknown): value is AnyFunction {
  return typeof value === 'function';
}
