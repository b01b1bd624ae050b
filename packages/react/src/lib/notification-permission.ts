/** What the browser says of notifications; `unsupported` where it knows none. */
export type NotificationPermissionState = 'default' | 'granted' | 'denied' | 'unsupported';

const listeners = new Set<() => void>();

/** What is allowed now. */
export function readPermission(): NotificationPermissionState {
  return typeof Notification === 'undefined' ? 'unsupported' : Notification.permission;
}

/** Asks the person: only from something they do, or the browser answers in their stead. Never rejects. */
export async function requestPermission(): Promise<NotificationPermissionState> {
  if (readPermission() === 'default') await Notification.requestPermission().catch(() => undefined);
  tell();
  return readPermission();
}

/** Tells when it may have changed: after we asked, and when the person comes back from the browser's settings. */
export function subscribePermission(listener: () => void): () => void {
  if (listeners.size === 0) document.addEventListener('visibilitychange', tell);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) document.removeEventListener('visibilitychange', tell);
  };
}

function tell(): void {
  for (const listener of listeners) listener();
}
