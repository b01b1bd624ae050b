import type { CallEndReason } from '../model/call-state.js';
import type { Elsewhere } from '../model/parley-mark.js';
import type { Draft } from './draft.js';

/** How a call ends here that another device of this user took care of. */
export const elsewhereReasons: Readonly<Record<Elsewhere, CallEndReason>> = {
  answered: 'answered-elsewhere',
  connected: 'answered-elsewhere',
  rejected: 'rejected-elsewhere',
  busy: 'busy',
};

/**
 * Another device of this user acted on the call: it rings no more here, and nobody else is told, to whom we are one. When
 * this device has answered too, a Parley caller decides which of them was first and tells the other. A QuickBlox caller
 * takes the first answer and says nothing: there, whichever gets through tells the other.
 */
export function takeElsewhere(draft: Draft, at: number, did: Elsewhere): void {
  const { state, members, initiatorId } = draft.call;
  const lost = did === 'connected' && state === 'connecting' && members[initiatorId]?.parley === false;
  if (state === 'ringing' || lost) draft.end(at, elsewhereReasons[did]);
}

/** Tells this user's other devices that the call got through here, where the caller would not. */
export function tellConnected(draft: Draft): void {
  const { direction, initiatorId, members } = draft.call;
  if (direction === 'incoming' && members[initiatorId]?.parley === false)
    draft.effect({ type: 'send-own-devices', did: 'connected' });
}
