'use client';
import type { SessionId } from '@parley/core';
import { useState } from 'react';
import type { ComponentProps, ReactElement } from 'react';
import { useIncomingCall } from '../hooks/use-incoming-call.js';
import type { RenderProp } from '../lib/render-element.js';
import { IncomingCallCard } from './incoming-call-card.js';
import type { IncomingCallDialogState } from './incoming-call-card.js';

/** What `IncomingCallDialog` is given; everything else goes to its `<dialog>`. */
export interface IncomingCallDialogProps extends Omit<ComponentProps<'dialog'>, 'open' | 'children'> {
  readonly render?: RenderProp<ComponentProps<'dialog'>, IncomingCallDialogState> | undefined;
}

/**
 * Somebody calls: who, what kind of call, and three ways to answer. Mount it once; it shows itself while a call rings.
 * Of several, the oldest is on top and the others wait below; each can be brought up. Escape silences it: it moves out
 * of the way and rings on, quietly; nothing but the button declines. The camera stays off until the call is accepted.
 *
 * Attributes: `data-call-type` (`video`, `audio`), `data-silenced`, `data-waiting` (how many more).
 */
export function IncomingCallDialog(props: IncomingCallDialogProps): ReactElement | null {
  const { ids } = useIncomingCall();
  const [chosen, setChosen] = useState<SessionId | null>(null);
  const top = ids.find((id) => id === chosen) ?? ids[0];
  if (top === undefined) return null;
  return (
    <IncomingCallCard
      {...props}
      // Another call is another dialog: it opens anew and takes the focus.
      key={top}
      callId={top}
      waitingIds={ids.filter((id) => id !== top)}
      onChoose={setChosen}
    />
  );
}
