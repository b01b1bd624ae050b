/** What a press on a headset, or in the window of the system, may do. */
export type MediaSessionAct = 'hangup' | 'togglemicrophone' | 'togglecamera' | 'enterpictureinpicture';

/**
 * Says what a key of the system does (W3C Media Session section 7, where these are `MediaSessionAction`s). Does nothing
 * where the browser does not know it.
 *
 * @returns says that it does nothing any more
 */
export function handleMediaKey(act: MediaSessionAct, press: () => void): () => void {
  const setHandler = (handler: (() => void) | null): void => {
    try {
      call('setActionHandler', act, handler);
    } catch {
      // A TypeError: this browser does not know that key.
    }
  };
  setHandler(press);
  return () => setHandler(null);
}

/** Shows in the controls of the system whether the microphone, or the camera, is on. */
export function tellMediaState(device: 'Microphone' | 'Camera', isActive: boolean): void {
  try {
    call(`set${device}Active`, isActive);
  } catch {
    // An older form of it.
  }
}

/** Names the call in the controls of the system; `null`: no more. */
export function tellMediaTitle(title: string | null): void {
  if (!('mediaSession' in navigator) || typeof MediaMetadata === 'undefined') return;
  navigator.mediaSession.metadata = title === null ? null : new MediaMetadata({ title });
}

/** Calls what may not be there, and swallows what it rejects with. */
function call(method: string, ...args: readonly unknown[]): void {
  if (!('mediaSession' in navigator)) return;
  const { mediaSession } = navigator;
  const found: unknown = Reflect.get(mediaSession, method);
  if (typeof found !== 'function') return;
  const answer: unknown = Reflect.apply(found, mediaSession, args);
  if (answer instanceof Promise) answer.catch(() => undefined);
}
