import type { Unsubscribe, UserId } from '@parley/core';
import type { CallStore, CallStoreState } from '@parley/store';
import { inOneTab } from '../in-one-tab.js';

/**
 * Rings in one of the tabs in which this user is signed in, whichever can be heard; and a call that is silenced in one of
 * them is silenced in all, as it may be another one that rings.
 *
 * @param start - begins to ring when a call does, and returns what ends it
 */
export function ringInOneTab(store: CallStore, start: () => () => void): Unsubscribe {
  let signedIn: UserId | null = null;
  let leave: (() => void) | null = null;
  const update = ({ connection: { userId } }: CallStoreState): void => {
    if (userId === signedIn) return;
    leave?.();
    signedIn = userId;
    leave = userId === null ? null : join(store, userId, start);
  };
  update(store.getState());
  const unsubscribe = store.subscribe(update);
  return () => {
    unsubscribe();
    leave?.();
  };
}

function join(store: CallStore, userId: UserId, start: () => () => void): () => void {
  const stopRinging = inOneTab(`parley ringtone ${userId}`, { takes: 'when-touched' }, start);
  const stopTelling = shareSilence(store, `parley silence ${userId}`);
  return () => {
    stopRinging();
    stopTelling();
  };
}

function shareSilence(store: CallStore, name: string): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => undefined;
  const channel = new BroadcastChannel(name);
  const port: { postMessage: (message: string, options: object) => void } = channel;
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    // Nothing happens where it does not ring, or is silent already: so it does not go round and round.
    if (typeof data === 'string') store.actions.silence(data);
  });
  const unsubscribe = store.subscribe(({ silencedIds }, before) => {
    for (const id of silencedIds) if (!before.silencedIds.includes(id)) port.postMessage(id, {});
  });
  return () => {
    unsubscribe();
    channel.close();
  };
}
