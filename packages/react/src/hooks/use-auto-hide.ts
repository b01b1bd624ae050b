'use client';
import { useEffect } from 'react';
import type { RefObject } from 'react';

/** How to hide what is not used. */
export interface AutoHideOptions {
  /** Pointer, touch, keys and focus in here bring it back. Default: the element's parent. */
  readonly area?: RefObject<HTMLElement | null> | undefined;
  /** How long it stays, in ms. Default 4000. */
  readonly delay?: number | undefined;
  /** False: it stays. Default true. */
  readonly isEnabled?: boolean | undefined;
}

/**
 * Marks an element with `data-hidden` when nobody has used what is around it for a while; style it away, but leave it
 * in the page, for it can still be read and focused. It stays while the pointer is on it, while the keyboard's focus is
 * in it, and while a menu in it is open (`[data-open]` or `[aria-expanded=true]`). On a touch screen it stays until
 * somebody touches what is around it, which a screen reader never does. A touch that brings it back presses nothing.
 * Renders nothing.
 */
export function useAutoHide(ref: RefObject<HTMLElement | null>, options: AutoHideOptions = {}): void {
  const { area, delay = 4000, isEnabled = true } = options;

  useEffect(
    function hideWhenUnused() {
      const element = ref.current;
      const surface = area?.current ?? element?.parentElement;
      if (!isEnabled || !element || !surface) return undefined;
      let timer: ReturnType<typeof setTimeout> | undefined;
      let mayHide = !matchMedia('(pointer: coarse)').matches;
      let isOver = false;
      let isFocusByPointer = false;
      let isWaking = false;

      const isUsed = (): boolean =>
        isOver ||
        (element.contains(document.activeElement) && !isFocusByPointer) ||
        element.querySelector('[data-open],[aria-expanded=true]') !== null;
      const wait = (): void => {
        clearTimeout(timer);
        if (mayHide) timer = setTimeout(hide, delay);
      };
      const hide = (): void => {
        if (isUsed()) wait();
        else element.dataset['hidden'] = '';
      };
      const show = (): void => {
        delete element.dataset['hidden'];
        wait();
      };

      const stop = new AbortController();
      const on = <K extends keyof HTMLElementEventMap>(
        target: HTMLElement,
        type: K,
        listener: (event: HTMLElementEventMap[K]) => void,
      ): void => target.addEventListener(type, listener, { signal: stop.signal, capture: true });

      on(surface, 'pointermove', ({ pointerType }) => {
        if (pointerType !== 'touch') mayHide = true;
        show();
      });
      on(surface, 'pointerdown', ({ pointerType, target }) => {
        const isInside = target instanceof Node && element.contains(target);
        if (pointerType !== 'touch' || !isInside) mayHide = true;
        isWaking = pointerType === 'touch' && element.dataset['hidden'] !== undefined;
        isFocusByPointer = true;
        show();
      });
      on(surface, 'keydown', () => {
        isFocusByPointer = false;
        isWaking = false;
        show();
      });
      on(surface, 'focusin', show);
      on(element, 'pointerenter', ({ pointerType }) => {
        isOver = pointerType !== 'touch';
      });
      element.addEventListener('pointerleave', () => (isOver = false), { signal: stop.signal });
      on(element, 'click', (event) => {
        // The finger aimed at nothing: what is there was not to be seen.
        if (isWaking) {
          event.preventDefault();
          event.stopPropagation();
        }
        isWaking = false;
      });
      wait();
      return () => {
        stop.abort();
        clearTimeout(timer);
        delete element.dataset['hidden'];
      };
    },
    [ref, area, delay, isEnabled],
  );
}
