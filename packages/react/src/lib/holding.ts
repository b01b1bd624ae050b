import type { CallSnapshot, SessionId } from '@parley/core';
import { isUnderWay } from '@parley/store';
import type { CallStore, CallStoreState } from '@parley/store';

/** The calls that this user is in or is dialing, and does not hold; without the one of the id. */
export function activeCalls({ calls }: CallStoreState, except?: SessionId): readonly CallSnapshot[] {
  return Object.values(calls).filter((call) => call.id !== except && isUnderWay(call) && !call.isHeld);
}

/** Whether all of them can be put on hold: not while one is dialed, or has not come about yet. */
export function canHoldAll(calls: readonly CallSnapshot[]): boolean {
  return calls.every(({ state }) => state === 'connected' || state === 'reconnecting');
}

/** Puts one call on hold. Nothing happens while it cannot be. */
export function holdCall(store: CallStore, id: SessionId): void {
  const call = activeCalls(store.getState()).find((active) => active.id === id);
  if (call && canHoldAll([call])) store.actions.setHeld(id, true);
}

/**
 * Puts every call on hold but one: one microphone cannot talk to two.
 *
 * @returns false, and nothing was done, while one of them cannot be held
 */
export function holdAllBut(store: CallStore, id: SessionId): boolean {
  const others = activeCalls(store.getState(), id);
  if (!canHoldAll(others)) return false;
  for (const other of others) store.actions.setHeld(other.id, true);
  return true;
}
