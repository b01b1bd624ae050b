import { inOneTab, tabLocks } from './in-one-tab.js';

/** A tab that is looked at has the time to say so, before one that is hidden tells the system; in ms. */
const lookingFirst = 250;

/**
 * Shows a notification of the system whenever the page is hidden, until what this returns is called. Of several tabs one
 * does, and none while any of them is looked at.
 *
 * @param name - the same in all tabs that tell of the same thing
 */
export function notifyWhileHidden(name: string, title: string, options: NotificationOptions): () => void {
  let leave: (() => void) | null = null;
  const update = (): void => {
    leave?.();
    leave =
      document.visibilityState === 'hidden'
        ? showSoon(name, title, options)
        : // Looked at: as long as this tab has the turn, no other one tells.
          inOneTab(name, { takes: 'now' }, () => () => undefined);
  };
  update();
  document.addEventListener('visibilitychange', update);
  return () => {
    document.removeEventListener('visibilitychange', update);
    leave?.();
  };
}

function showSoon(name: string, title: string, options: NotificationOptions): () => void {
  const show = (): (() => void) => {
    const notification = notify(title, options);
    return () => notification?.close();
  };
  if (!tabLocks()) return show();
  let leave: (() => void) | null = null;
  const timer = setTimeout(() => {
    leave = inOneTab(name, { takes: 'never' }, show);
  }, lookingFirst);
  return () => {
    clearTimeout(timer);
    leave?.();
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
