'use client';
import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';

/**
 * Keeps the focus in a region whose parts come and go: when the part that had it is gone, the region itself takes it,
 * so that the keyboard is never sent back to the top of the page. Where the focus was before the region came, it
 * returns when the region goes.
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
      region.addEventListener('focusin', track);
      // After the focus has settled; when a focused element is removed there is no event at all.
      const leave = (event: FocusEvent): void => {
        held.current = event.relatedTarget instanceof Node && region.contains(event.relatedTarget);
      };
      region.addEventListener('focusout', leave);
      region.focus({ preventScroll: true });
      return () => {
        region.removeEventListener('focusin', track);
        region.removeEventListener('focusout', leave);
        if (held.current && before instanceof HTMLElement && before.isConnected) before.focus();
        held.current = false;
      };
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
