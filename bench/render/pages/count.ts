// Goes into a page before anything else does, and only where renders are counted: the walk costs time of its own.

/** One commit of React. */
export interface Commit {
  /** When, on the clock of `performance.now()`. */
  readonly at: number;
  /** How often each component rendered, by name. */
  readonly renders: Readonly<Record<string, number>>;
}

/** The part of React's fibers that is read, as React's own developer tools read it. */
interface Fiber {
  readonly tag: number;
  readonly flags: number;
  readonly type: unknown;
  readonly alternate: Fiber | null;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
}

declare global {
  interface Window {
    /** The commits since it was asked last. */
    takeCommits: () => Commit[];
  }
}

/** Function component, class component, `forwardRef`, `memo`: what somebody wrote and React calls. */
const componentTags = new Set([0, 1, 11, 15]);
/** The flag that React sets on a component that it has called. */
const performedWork = 1;

let commits: Commit[] = [];

function nameOf({ type }: Fiber): string {
  const inner = typeof type === 'object' && type !== null ? (Reflect.get(type, 'render') ?? type) : type;
  for (const part of [type, inner]) {
    if ((typeof part !== 'function' && typeof part !== 'object') || part === null) continue;
    for (const key of ['displayName', 'name']) {
      const name: unknown = Reflect.get(part, key);
      if (typeof name === 'string' && name !== '') return name;
    }
  }
  return 'Anonymous';
}

/**
 * Counts what rendered below a fiber, itself included. A child that was not touched is the very fiber of the tree
 * before, and so is all below it.
 */
function count(fiber: Fiber, before: Fiber | null, renders: Record<string, number>): void {
  const isNew = before === null;
  if (componentTags.has(fiber.tag) && (isNew || (fiber.flags & performedWork) !== 0)) {
    const name = nameOf(fiber);
    renders[name] = (renders[name] ?? 0) + 1;
  }
  if (fiber.child === before?.child) return;
  for (let child = fiber.child; child; child = child.sibling) count(child, child.alternate, renders);
}

Object.defineProperty(window, '__REACT_DEVTOOLS_GLOBAL_HOOK__', {
  value: {
    supportsFiber: true,
    isDisabled: false,
    renderers: new Map(),
    inject: () => 1,
    checkDCE: () => undefined,
    onCommitFiberUnmount: () => undefined,
    onPostCommitFiberRoot: () => undefined,
    onCommitFiberRoot(_renderer: number, { current }: { readonly current: Fiber }) {
      const renders: Record<string, number> = {};
      count(current, current.alternate, renders);
      commits.push({ at: performance.now(), renders });
    },
  },
});

window.takeCommits = () => {
  const taken = commits;
  commits = [];
  return taken;
};
