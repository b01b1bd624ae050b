'use client';
import type { SessionId } from '@parley/core';
import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { useDisplayNames } from '../hooks/use-display-name.js';
import { useIncomingCall } from '../hooks/use-incoming-call.js';
import { useMessages } from '../hooks/use-messages.js';

/** What `CallNotification` is given. */
export interface CallNotificationProps {
  /** The address of a picture. */
  readonly icon?: string | undefined;
}

/**
 * Shows a notification of the system for each call that rings while the page is hidden, once the person has allowed
 * it: see `useNotificationPermission`, nothing here asks. A click brings the page to the front. It goes with the
 * ringing, and when the page is looked at. `IncomingCallDialog` brings it; it shows nothing in the page.
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
    function notifyWhileHidden() {
      if (isSilenced || title === null) return undefined;
      const options = { body, tag: `parley-${callId}` };
      return showWhileHidden(title, icon === undefined ? options : { ...options, icon });
    },
    [callId, isSilenced, title, body, icon],
  );
  return null;
}

/** Shows it whenever the page is hidden, until what this returns is called. */
function showWhileHidden(title: string, options: NotificationOptions): () => void {
  let notification: Notification | null = null;
  const update = (): void => {
    if (document.visibilityState === 'hidden') {
      notification ??= notify(title, options);
      return;
    }
    notification?.close();
    notification = null;
  };
  update();
  document.addEventListener('visibilitychange', update);
  return () => {
    document.removeEventListener('visibilitychange', update);
    notification?.close();
  };
}

function notify(title: string, options: NotificationOptions): Notification | null {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return null;
  try {
    const notification = new Notification(title, options);
    notification.addEventListener('click', () => window.focus());
    return notification;
  } catch {
    // Chrome for Android has the constructor and only throws: there, notifications belong to service workers.
    return null;
  }
}
