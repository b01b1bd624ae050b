'use client';
import { useEffect, useSyncExternalStore } from 'react';
import type { RefObject } from 'react';
import { handleMediaKey } from '../lib/media-session.js';
import { canFloatWindow, pictureDeskOf } from '../lib/picture-in-picture/picture-desk.js';
import { useCallContext } from '../provider/call-context.js';

/** Where the call floats, or could. */
export interface PictureWindow {
  /** The window to render into, `null` while there is none. */
  readonly window: Window | null;
  /** Only a `<video>` can float here: it has to be there before it is asked for. */
  readonly needsVideo: boolean;
}

/**
 * Fills the window that floats, while this is mounted.
 *
 * @param title - what the window is called
 * @param auto - let the browser open it by itself when the person looks at another tab, and close it when they are back
 */
export function usePictureWindow(
  element: RefObject<HTMLElement | null> | undefined,
  video: RefObject<HTMLVideoElement | null>,
  title: string,
  auto: boolean,
): PictureWindow {
  const { store } = useCallContext();
  const desk = pictureDeskOf(store);
  const opened = useSyncExternalStore(
    desk.subscribe,
    () => desk.window,
    () => null,
  );
  const needsVideo = useSyncExternalStore(
    desk.subscribe,
    () => desk.isAvailable && !canFloatWindow(),
    () => false,
  );

  useEffect(
    function attachHost() {
      return desk.attach({ element: () => element?.current ?? null, video: () => video.current });
    },
    [desk, element, video],
  );

  useEffect(
    function nameWindow() {
      desk.setTitle(title);
    },
    [desk, title],
  );

  useEffect(
    function openByItself() {
      if (!auto) return undefined;
      let isByItself = false;
      const stop = handleMediaKey('enterpictureinpicture', () => {
        isByItself = true;
        void desk.open();
      });
      const comeBack = (): void => {
        if (document.visibilityState === 'visible' && isByItself) desk.close();
        isByItself = false;
      };
      document.addEventListener('visibilitychange', comeBack);
      return () => {
        stop();
        document.removeEventListener('visibilitychange', comeBack);
      };
    },
    [desk, auto],
  );

  return { window: opened, needsVideo };
}
