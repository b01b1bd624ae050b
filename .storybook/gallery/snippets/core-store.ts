import type { CallClient } from '@parley/core';
import { createCallStore } from '@parley/store';

/** Writes what is going on into an element, without a framework. */
export function showCalls(client: CallClient, element: HTMLElement): () => void {
  const store = createCallStore(client);
  return store.subscribe(({ connection, callIds, calls }) => {
    element.textContent = [connection.state, ...callIds.map((id) => calls[id]?.state)].join(', ');
  });
}
