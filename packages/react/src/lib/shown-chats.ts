import type { SessionId } from '@parley/core';

const shownBy = new WeakMap<object, Map<SessionId, number>>();

/**
 * Notes that the messages of a call are to be seen, and read as they come by whoever listens.
 *
 * @param owner - the store of the call
 * @returns takes that back
 */
export function showChat(owner: object, id: SessionId): () => void {
  const shown = shownBy.get(owner) ?? new Map<SessionId, number>();
  shownBy.set(owner, shown);
  const change = (by: number): void => void shown.set(id, (shown.get(id) ?? 0) + by);
  change(1);
  return () => change(-1);
}

/** Whether the messages of a call are to be seen. */
export function isChatShown(owner: object, id: SessionId): boolean {
  return (shownBy.get(owner)?.get(id) ?? 0) > 0;
}
