import type { Draft } from './draft.js';

/** Puts the call on hold, or takes it back: only one that is under way can be. */
export function hold(draft: Draft, isHeld: boolean): void {
  const { state, wasHeld } = draft.call;
  if (state === 'connected' || state === 'reconnecting') draft.patch({ isHeld, wasHeld: wasHeld || isHeld });
}
