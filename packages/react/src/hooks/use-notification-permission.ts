'use client';
import { useMemo, useSyncExternalStore } from 'react';
import { buttonPropsGetter } from '../lib/button-props.js';
import type { GetButtonProps } from '../lib/button-props.js';
import { readPermission, requestPermission, subscribePermission } from '../lib/notification-permission.js';
import type { NotificationPermissionState } from '../lib/notification-permission.js';
import { useMessages } from './use-messages.js';

/** Whether calls may be shown outside the page, and how to ask for it. */
export interface NotificationPermissionHandle {
  readonly permission: NotificationPermissionState;
  /** Asks the person. Call it from something they do. Never rejects; gives what holds then. */
  readonly request: () => Promise<NotificationPermissionState>;
  /** For a `<button>` that asks, named "Notify me of calls": show it while `permission` is `default`. */
  readonly getButtonProps: GetButtonProps;
}

/** The permission that `CallNotification` needs. Nothing in the kit asks for it by itself. */
export function useNotificationPermission(): NotificationPermissionHandle {
  const { notifyOfCalls } = useMessages();
  const permission = useSyncExternalStore(subscribePermission, readPermission, () => 'unsupported' as const);
  return useMemo(
    () => ({
      permission,
      request: requestPermission,
      getButtonProps: buttonPropsGetter({ 'aria-label': notifyOfCalls }, requestPermission),
    }),
    [permission, notifyOfCalls],
  );
}
