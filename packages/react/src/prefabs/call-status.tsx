'use client';
import type { ReactElement } from 'react';
import { useCall } from '../hooks/use-call.js';
import { useDisplayNames } from '../hooks/use-display-name.js';
import { useMessages } from '../hooks/use-messages.js';

/** Tells those who listen where the call stands, each step once. Trouble has a voice of its own. */
export function CallStatus(): ReactElement {
  const { state, direction, endReason, participantIds } = useCall();
  const names = useDisplayNames(participantIds);
  const messages = useMessages();
  let text = '';
  if (state === 'dialing') text = messages.outgoingCall(names);
  if (state === 'connecting') text = messages.connecting;
  // The same words while it reconnects, so that nothing is said twice.
  if (state === 'connected' || state === 'reconnecting') text = messages.inCallWith(names);
  if (endReason !== null && direction !== null)
    text = messages.ended({ reason: endReason, direction, names });
  return (
    <p role="status" className="parley-hidden">
      {text}
    </p>
  );
}
