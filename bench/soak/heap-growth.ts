import type { HeapNode } from './heap-snapshot.js';

/** What there is more of than before. */
interface Growth {
  readonly count: number;
  /** In bytes; without what it holds. */
  readonly bytes: number;
}

/** What V8 makes of the code that runs, and notes down about it: it grows as code becomes hot, and not by calls. */
const ofCode: ReadonlySet<string> = new Set(['code', 'object shape']);
/** The browser's own (entries of the performance timeline, styles): not among the bytes of JavaScript. */
const ofBrowser = 'native';
/** So many ways are told of. */
const most = 25;
/** So many holders of each. */
const depth = 12;

/** The bytes of everything that JavaScript made, without code and the constants of code. */
export function bytesOfObjects(heap: readonly HeapNode[]): number {
  return heap.filter(isObject).reduce((sum, { size }) => sum + size, 0);
}

/** What a heap has grown by, in words: type by type, and for what is neither code nor the browser's, how it is held. */
export function explainGrowth(before: readonly HeapNode[], after: readonly HeapNode[]): string {
  const types = [...compare(before, after, ({ type }) => type)].map(
    ([type, { bytes }]) => `${type} ${bytes}`,
  );
  // Compared is how things are held and not which: an id may pass to what comes to lie in the same place.
  const ways = compare(before.filter(isObject), after.filter(isObject), wayTo);
  const grown = [...ways].filter(([, { bytes }]) => bytes > 0).slice(0, most);
  return [
    `by type, in bytes: ${types.join(', ')}`,
    ...grown.map(([way, { bytes, count }]) => `${bytes} bytes, ${count} more: ${way}`),
  ].join('\n');
}

/** Neither code nor what it alone names: its constants. */
function isObject({ type, holder }: HeapNode): boolean {
  return type !== ofBrowser && !ofCode.has(type) && !ofCode.has(holder?.type ?? '');
}

/** The most bytes first. */
function compare(
  before: readonly HeapNode[],
  after: readonly HeapNode[],
  name: (node: HeapNode) => string,
): ReadonlyMap<string, Growth> {
  const totals = new Map<string, Growth>();
  const add = (node: HeapNode, sign: 1 | -1): void => {
    const key = name(node);
    const { count, bytes } = totals.get(key) ?? { count: 0, bytes: 0 };
    totals.set(key, { count: count + sign, bytes: bytes + sign * node.size });
  };
  for (const node of before) add(node, -1);
  for (const node of after) add(node, 1);
  return new Map([...totals].toSorted(([, one], [, other]) => other.bytes - one.bytes));
}

function wayTo(node: HeapNode): string {
  const steps = [nameOf(node)];
  for (let one: HeapNode = node; one.holder && steps.length <= depth; one = one.holder)
    steps.push(`${shorten(one.by)} of ${nameOf(one.holder)}`);
  return steps.join(' < ');
}

/** The name of a string is its text. */
function nameOf({ type, name }: HeapNode): string {
  return type === 'string' ? type : shorten(name);
}

/** What differs between the members of a list, or from one snapshot to the next, is left out. */
function shorten(name: string): string {
  return name.replaceAll(/@?\d+/g, 'N').slice(0, 50);
}
