import type { CDPSession, Page } from '@playwright/test';

/** One object of a heap. */
export interface HeapNode {
  /** Stays the same between two snapshots of one page. */
  readonly id: number;
  /** As V8 sorts them: `object`, `closure`, `code`, `object shape`, `native` … */
  readonly type: string;
  /** A class, the text of a string, the name of a function. */
  readonly name: string;
  /** In bytes, without what it holds. */
  readonly size: number;
  /** What holds it on the shortest way from the roots; `null`: nothing does. */
  readonly holder: HeapNode | null;
  /** The name of the property, the variable or the place by which it is held. */
  readonly by: string;
}

interface RawSnapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly node_types: readonly [readonly string[]];
      readonly edge_fields: readonly string[];
      readonly edge_types: readonly [readonly string[]];
    };
  };
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  readonly strings: readonly string[];
}

/** Takes a snapshot of what a page holds (Chrome DevTools Protocol, `HeapProfiler`); garbage is collected before. */
export async function takeHeapSnapshot(page: Page): Promise<readonly HeapNode[]> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  try {
    await collect(session);
    await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  } finally {
    await session.detach();
  }
  const raw: unknown = JSON.parse(chunks.join(''));
  if (!isRaw(raw)) throw new Error('the browser gave no snapshot');
  return read(raw);
}

async function collect(session: CDPSession): Promise<void> {
  for (const _ of [1, 2, 3]) await session.send('HeapProfiler.collectGarbage');
}

function isRaw(value: unknown): value is RawSnapshot {
  return typeof value === 'object' && value !== null && 'snapshot' in value && 'nodes' in value;
}

/** One who is found while the way to everybody is looked for. */
interface Found extends HeapNode {
  holder: HeapNode | null;
  by: string;
}

function read({ snapshot: { meta }, nodes, edges, strings }: RawSnapshot): readonly HeapNode[] {
  const width = meta.node_fields.length;
  const at = (field: string): number => meta.node_fields.indexOf(field);
  const [type, name, id, size, edgeCount] = [
    at('type'),
    at('name'),
    at('id'),
    at('self_size'),
    at('edge_count'),
  ];
  const edgeWidth = meta.edge_fields.length;
  const found: Found[] = [];
  const firstEdges: number[] = [];
  let edge = 0;
  for (let index = 0; index < nodes.length; index += width) {
    found.push({
      id: number(nodes, index + id),
      type: meta.node_types[0][number(nodes, index + type)] ?? '',
      name: strings[number(nodes, index + name)] ?? '',
      size: number(nodes, index + size),
      holder: null,
      by: '',
    });
    firstEdges.push(edge);
    edge += number(nodes, index + edgeCount) * edgeWidth;
  }
  firstEdges.push(edge);

  // Breadth first from the root, which comes first: so each is found by its shortest way.
  const reached = new Set<number>([0]);
  for (const from of reached) {
    const holder = found[from];
    for (let index = number(firstEdges, from); index < number(firstEdges, from + 1); index += edgeWidth) {
      const kind = meta.edge_types[0][number(edges, index)] ?? '';
      const to = number(edges, index + 2) / width;
      const node = found[to];
      if (kind === 'weak' || !holder || !node || reached.has(to)) continue;
      reached.add(to);
      const label = number(edges, index + 1);
      node.holder = holder;
      node.by =
        kind === 'element' || kind === 'hidden'
          ? `[${kind === 'hidden' ? '~' : ''}${label}]`
          : (strings[label] ?? '');
    }
  }
  return found;
}

function number(list: readonly number[], index: number): number {
  return list[index] ?? 0;
}
