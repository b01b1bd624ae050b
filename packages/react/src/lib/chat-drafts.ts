import type { SessionId } from '@parley/core';

const draftsOf = new WeakMap<object, Map<SessionId, string>>();

/** What was written and not sent when the chat of a call was closed; empty when nothing was. */
export function draftOf(owner: object, id: SessionId): string {
  return draftsOf.get(owner)?.get(id) ?? '';
}

/**
 * Keeps it, for when the chat is opened again.
 *
 * @param owner - the store of the call
 */
export function keepDraft(owner: object, id: SessionId, text: string): void {
  const drafts = draftsOf.get(owner) ?? new Map<SessionId, string>();
  draftsOf.set(owner, drafts.set(id, text));
}
