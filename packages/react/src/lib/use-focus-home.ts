'use client';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { giveFocus } from './give-focus.js';

/**
 * Keeps the focus in a region whose parts come and go: when the part that had it is gone, the region itself takes it,
 * so that the keyboard is never sent back to the top of the page. Where the focus was before the region came, it
 * returns when the region goes, as soon as that can take it.
 *
 * @param part - names the part that is shown now, `null` while the region is not there
 */
export function useFocusHome(ref: RefObject<HTMLElement | null>, part: string | null): void {
  const held = useRef(false);
  const isThere = part !== null;

  useLayoutEffect(
    function takeAndGiveBack() {
      const region = ref.current;
      if (!isThere || !region) return undefined;
      const before = document.activeElement;
      const track = (): void => {
        held.current = region.contains(document.activeElement);
      };
      const leave = ({ target, relatedTarget }: FocusEvent): void => {
        if (relatedTarget !== null) {
          held.current = relatedTarget instanceof Node && region.contains(relatedTarget);
          return;
        }
        // Chromium says so too when the focused element is about to be removed, and when the window loses the focus:
        // which it was shows when this change of the page is done. Firefox and Safari say nothing of a removal.
        queueMicrotask(() => {
          const isRemoved = target instanceof Node && !target.isConnected;
          const isNowhere = document.activeElement === document.body;
          if (isRemoved && isNowhere && region.isConnected) region.focus({ preventScroll: true });
          track();
        });
      };
      region.addEventListener('focusin', track);
      region.addEventListener('focusout', leave);
      return () => {
        region.removeEventListener('focusin', track);
        region.removeEventListener('focusout', leave);
        if (held.current && before instanceof HTMLElement) giveFocus(before);
        held.current = false;
      };
    },
    [ref, isThere],
  );

  // Once it is painted: to take the focus lays the page out.
  useEffect(
    function takeFocus() {
      if (isThere && !held.current) ref.current?.focus({ preventScroll: true });
    },
    [ref, isThere],
  );

  useLayoutEffect(
    function keepFocus() {
      const region = ref.current;
      if (part === null || !region || !held.current) return;
      if (!region.contains(document.activeElement)) region.focus({ preventScroll: true });
    },
    [ref, part],
  );
}
