'use client';
import type { SessionId } from '@parley/core';
import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { useDisplayNames } from '../hooks/use-display-name.js';
import { useIncomingCall } from '../hooks/use-incoming-call.js';
import { useMessages } from '../hooks/use-messages.js';
import { withPart } from '../lib/later.js';
import { notificationPart } from '../lib/notification-part.js';

/** What `CallNotification` is given. */
export interface CallNotificationProps {
  /** The address of a picture. */
  readonly icon?: string | undefined;
}

/**
 * Shows a notification of the system for each call that rings while the page is hidden, once the person has allowed
 * it: see `useNotificationPermission`, nothing here asks. A click brings the page to the front. It goes with the
 * ringing, and when the page is looked at. Of several tabs of one browser one tells of it, and none while one is looked at. `IncomingCallDialog` brings it; it shows nothing in the page.
 */
export function CallNotification(props: CallNotificationProps): ReactElement {
  const { ids } = useIncomingCall();
  return (
    <>
      {ids.map((id) => (
        <Notice key={id} {...props} callId={id} />
      ))}
    </>
  );
}

interface NoticeProps extends CallNotificationProps {
  readonly callId: SessionId;
}

function Notice({ callId, icon }: NoticeProps): null {
  const { callerId, callType, isSilenced } = useIncomingCall(callId);
  const names = useDisplayNames(callerId === null ? [] : [callerId], callId);
  const messages = useMessages();
  const title = callType && messages.incomingCall(callType, names);
  const body = messages.openToAnswer;

  useEffect(
    function tellWhileHidden() {
      if (isSilenced || title === null) return undefined;
      const options = { body, tag: `parley-${callId}` };
      return withPart(notificationPart, ({ notifyWhileHidden }) =>
        notifyWhileHidden(
          `parley notification ${callId}`,
          title,
          icon === undefined ? options : { ...options, icon },
        ),
      );
    },
    [callId, isSilenced, title, body, icon],
  );
  return null;
}
