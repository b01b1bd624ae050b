import { afterAll, afterEach } from 'vitest';

// Runs before every test file. Those that ask for a page share one, which is quick: each is to find it as if it were
// new, so what a file does to it is undone. Globals are for `vi.stubGlobal`, which undoes itself.

/** Remembers what is there; gives what puts it back. */
function rememberProperties(targets: readonly object[]): () => void {
  const before = targets.map((target) => [target, Object.getOwnPropertyDescriptors(target)] as const);
  return () => {
    for (const [target, descriptors] of before) {
      for (const key of Reflect.ownKeys(target)) {
        if (!Object.hasOwn(descriptors, key)) Reflect.deleteProperty(target, key);
      }
      Object.defineProperties(target, descriptors);
    }
  };
}

if (typeof HTMLElement !== 'undefined') {
  const { cleanup, configure } = await import('@testing-library/react');
  // Waits are for conditions: on a busy machine one may take longer than the usual second.
  configure({ asyncUtilTimeout: 20_000 });

  const restore = rememberProperties([
    document,
    navigator,
    ...[EventTarget, Element, HTMLElement, HTMLMediaElement].map(({ prototype }) => prototype),
  ]);
  afterEach(cleanup);
  afterAll(() => {
    restore();
    for (const element of [document.documentElement, document.body]) {
      for (const name of element.getAttributeNames()) element.removeAttribute(name);
    }
    document.head.replaceChildren();
    document.body.replaceChildren();
    localStorage.clear();
    sessionStorage.clear();
  });
}
