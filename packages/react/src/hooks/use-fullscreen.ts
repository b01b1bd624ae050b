'use client';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { RefObject } from 'react';
import { buttonPropsGetter } from '../lib/button-props.js';
import type { GetButtonProps } from '../lib/button-props.js';
import { useMessages } from './use-messages.js';

/** Full screen, and how to switch it. */
export interface FullscreenHandle {
  /** False where the browser cannot show an element on the full screen, as on iPhones, and on a server. */
  readonly isSupported: boolean;
  readonly isFullscreen: boolean;
  /** Never rejects: a browser that refuses leaves everything as it is. */
  readonly toggle: () => Promise<void>;
  /** For a button whose name follows the state: `Full screen`, `Exit full screen`. */
  readonly getButtonProps: GetButtonProps;
}

/**
 * Shows an element on the full screen.
 *
 * @param ref - the element. Default: the whole page
 */
export function useFullscreen(ref?: RefObject<HTMLElement | null>): FullscreenHandle {
  const messages = useMessages();
  const isSupported = useSyncExternalStore(follow, canFullscreen, never);
  const isFullscreen = useSyncExternalStore(follow, () => isShown(elementOf(ref)), never);
  const toggle = useCallback(() => toggleFullscreen(elementOf(ref)), [ref]);
  return useMemo(() => {
    const label = isFullscreen ? messages.exitFullscreen : messages.fullscreen;
    return {
      isSupported,
      isFullscreen,
      toggle,
      getButtonProps: buttonPropsGetter({ 'aria-label': label, disabled: !isSupported }, toggle),
    };
  }, [isSupported, isFullscreen, toggle, messages]);
}

/** Shows an element on the full screen, or ends that. Never rejects. */
export async function toggleFullscreen(element: HTMLElement | null): Promise<void> {
  if (!element || !canFullscreen()) return;
  try {
    await (isShown(element) ? document.exitFullscreen() : element.requestFullscreen());
  } catch {
    // The browser refused: nobody has touched the page, or another window has the focus.
  }
}

function elementOf(ref: RefObject<HTMLElement | null> | undefined): HTMLElement | null {
  return ref ? ref.current : document.documentElement;
}

function isShown(element: HTMLElement | null): boolean {
  return element !== null && document.fullscreenElement === element;
}

function canFullscreen(): boolean {
  return document.fullscreenEnabled;
}

function never(): boolean {
  return false;
}

function follow(tell: () => void): () => void {
  document.addEventListener('fullscreenchange', tell);
  return () => document.removeEventListener('fullscreenchange', tell);
}
