import type { Unsubscribe } from './emitter.js';

/**
 * What happened to the page or its network: `online` and `offline` as the browser believes, `visible` and
 * `hidden` when the tab or app is switched to or away (a wake from sleep is `visible` too), `leaving`
 * when it is being closed or left: what must still be sent has to be sent before the listener returns. `rerouted`: the
 * machine uses another kind of network than before, as when it leaves a Wi-Fi; few browsers tell.
 */
export type PageMoment = 'online' | 'offline' | 'visible' | 'hidden' | 'leaving' | 'rerouted';

/** The life of the page that the core runs in; the one door to `window` and `document` for it. */
export interface PageLifecycle {
  /** Adds a listener. */
  on(listener: (moment: PageMoment) => void): Unsubscribe;
}

/** The real page. Outside of a browser nothing ever happens to it. */
export const browserPage: PageLifecycle = {
  on(listener) {
    if (typeof window === 'undefined') return () => undefined;
    // One controller ends all subscriptions; nothing is touched before somebody subscribes.
    const controller = new AbortController();
    const { signal } = controller;
    window.addEventListener('online', () => listener('online'), { signal });
    window.addEventListener('offline', () => listener('offline'), { signal });
    window.addEventListener('pagehide', () => listener('leaving'), { signal });
    // Back from the back/forward cache: browsers do not agree on a visibilitychange then.
    window.addEventListener('pageshow', (event) => event.persisted && listener('visible'), { signal });
    document.addEventListener(
      'visibilitychange',
      () => listener(document.visibilityState === 'visible' ? 'visible' : 'hidden'),
      { signal },
    );
    const connection: unknown = typeof navigator === 'object' ? Reflect.get(navigator, 'connection') : null;
    if (connection instanceof EventTarget) {
      // It also changes with every estimate of its speed (Network Information API): only another kind counts.
      let type: unknown = Reflect.get(connection, 'type');
      const compare = (): void => {
        const before = type;
        type = Reflect.get(connection, 'type');
        if (type !== before && type !== 'none') listener('rerouted');
      };
      connection.addEventListener('change', compare, { signal });
    }
    return () => controller.abort();
  },
};

/** After these a page may use sound (HTML, "activation triggering input event"). */
const gestures = ['click', 'keydown'] as const;

/** Tells each time the person touches the real page, before anything else hears of it. */
export function onGesture(listener: () => void): Unsubscribe {
  if (typeof window === 'undefined') return () => undefined;
  const controller = new AbortController();
  const { signal } = controller;
  for (const type of gestures) window.addEventListener(type, listener, { capture: true, signal });
  return () => controller.abort();
}
