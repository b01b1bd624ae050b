'use client';
import { useEffect } from 'react';
import type { RefObject } from 'react';

/**
 * Marks an element with `data-quiet` on Escape, so that the stylesheet takes away the tooltip in it that hides what is
 * behind, and lets it come again for the next control (WCAG 2.2, 1.4.13).
 */
export function useTooltipDismissal(ref: RefObject<HTMLElement | null>): void {
  useEffect(
    function listenForEscape() {
      const element = ref.current;
      if (!element) return undefined;
      const dismiss = ({ key }: KeyboardEvent): void => {
        if (key === 'Escape') element.dataset['quiet'] = '';
      };
      const allow = (): void => {
        delete element.dataset['quiet'];
      };
      document.addEventListener('keydown', dismiss);
      element.addEventListener('pointerover', allow);
      element.addEventListener('focusin', allow);
      return () => {
        document.removeEventListener('keydown', dismiss);
        element.removeEventListener('pointerover', allow);
        element.removeEventListener('focusin', allow);
      };
    },
    [ref],
  );
}
