'use client';
import type { SessionId } from '@parley/core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { CallScope } from '../hooks/call-scope.js';
import { useIncomingCall } from '../hooks/use-incoming-call.js';
import { slot } from '../lib/slot.js';
import { CallNotification } from './call-notification.js';
import { IncomingCallCard } from './incoming-call-card.js';
import type { IncomingCallCardProps } from './incoming-call-card.js';
import { Ringtone } from './ringtone.js';

/** What `IncomingCallDialog` is given; everything else goes to its `<dialog>`. */
export type IncomingCallDialogProps = Omit<IncomingCallCardProps, 'callId' | 'waitingIds' | 'onChoose'>;

const ringtone = ['ringtone'] as const;

/**
 * Somebody calls: who, what kind of call, and three ways to answer. Mount it once; it shows itself while a call rings,
 * with a ringtone, and with a notification of the system while the page is hidden and that was allowed. Of several
 * calls, the oldest is on top and the others wait below; each can be brought up. Escape or a button silences it: it moves out of
 * the way and rings on, quietly; nothing but the button declines. The camera stays off until the call is accepted,
 * unless `preview` asks for it. In another call, with the client's option `callWaiting`, it asks whether that one is to be
 * held or ended.
 *
 * Attributes: `data-call-type` (`video`, `audio`), `data-silenced`, `data-waiting` (how many more), `data-preview`.
 */
export function IncomingCallDialog({ slots, ...props }: IncomingCallDialogProps): ReactElement {
  const { ids } = useIncomingCall();
  const [chosen, setChosen] = useState<SessionId | null>(null);
  const top = ids.find((id) => id === chosen) ?? ids[0];
  return (
    <>
      {slot(slots?.sound, <Ringtone only={ringtone} />)}
      {slot(slots?.notification, <CallNotification />)}
      {top !== undefined && (
        // Another call is another dialog: it opens anew and takes the focus.
        <CallScope key={top} callId={top}>
          <IncomingCallCard
            {...props}
            slots={slots}
            callId={top}
            waitingIds={ids.filter((id) => id !== top)}
            onChoose={setChosen}
          />
        </CallScope>
      )}
    </>
  );
}
