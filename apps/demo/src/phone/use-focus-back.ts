import { useEffect, useRef } from 'react';
import type { FocusEventHandler, RefObject } from 'react';

/** Where the focus goes when a call leaves none. */
export interface FocusBack {
  /** For what stands behind the call: remembers where in it the focus was. */
  readonly onFocus: FocusEventHandler;
  /** Takes the focus when there was none before, or what had it is gone. */
  readonly home: RefObject<HTMLHeadingElement | null>;
}

/**
 * Brings the focus back to where it was, once a call is over: what stands behind a call is inert until then, so
 * nothing that happens earlier can focus it.
 *
 * @param isCovered - a call, or somebody who calls, is in front
 */
export function useFocusBack(isCovered: boolean): FocusBack {
  const home = useRef<HTMLHeadingElement>(null);
  const last = useRef<HTMLElement>(null);

  useEffect(
    function bringFocusBack() {
      if (isCovered || document.activeElement !== document.body) return;
      const target = last.current?.isConnected ? last.current : home.current;
      target?.focus({ preventScroll: true });
    },
    [isCovered],
  );

  return {
    home,
    onFocus(event) {
      if (event.target instanceof HTMLElement) last.current = event.target;
    },
  };
}
