'use client';
import { useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { flushSync } from 'react-dom';
import { fitBoard, pagerSize } from './fit-board.js';
import type { BoardContent } from './fit-board.js';
import { slide } from './slide.js';
import type { Place } from './slide.js';

/** What a board must find room for. */
type Content = Pick<BoardContent, 'count' | 'hasStage' | 'maxTiles'>;

/** Before anything is measured: so many fit on a large screen, where a second render would cost most. */
const firstGuess = 25;

/**
 * Fits the tiles of a board to its room, on every change of either. The sizes are written to the element as
 * `--parley-tile-width`, `--parley-tile-height`, `--parley-pager-space` and `data-strip`: a resize renders nothing,
 * unless another number of tiles fits.
 *
 * @returns how many tiles there is room for at a time
 */
export function useBoardFit(
  ref: RefObject<HTMLElement | null>,
  { count, hasStage, maxTiles }: Content,
): number {
  const [capacity, setCapacity] = useState(firstGuess);
  const isLaidOut = useRef(false);

  useLayoutEffect(
    function fitTiles() {
      const board = ref.current;
      if (!board) return undefined;
      let fitted = '';
      const fit = (): void => {
        const { clientWidth, clientHeight, style } = board;
        if (fitted === `${String(clientWidth)} ${String(clientHeight)}`) return;
        fitted = `${String(clientWidth)} ${String(clientHeight)}`;
        const found = getComputedStyle(board);
        const pagerSpace = px(style.getPropertyValue('--parley-pager-space'));
        const width = clientWidth - px(found.paddingLeft) - px(found.paddingRight);
        const height = clientHeight - px(found.paddingTop) - px(found.paddingBottom) + pagerSpace;
        // Not shown, or not in a browser: there is nothing to go by.
        const isThere = width > 0 && height > 0;
        const size = fitBoard({ width, height, gap: px(found.columnGap), count, hasStage, maxTiles });
        const fits = isThere ? size.capacity : maxTiles;
        // Rounded down: a hundredth of a pixel too much would wrap the row.
        style.setProperty('--parley-tile-width', `${String(Math.floor(size.width))}px`);
        style.setProperty('--parley-tile-height', `${String(Math.floor(size.height))}px`);
        style.setProperty('--parley-pager-space', `${String(fits < count ? pagerSize : 0)}px`);
        board.dataset['strip'] = size.strip ?? 'none';
        setCapacity((before) => (before >= count && fits >= count ? before : fits));
      };
      // At first the observer tells before the first paint, when the page is laid out anyway: to ask for sizes now
      // would lay everything out twice.
      if (isLaidOut.current) fit();
      const observer = new ResizeObserver(() => {
        isLaidOut.current = true;
        flushSync(fit);
      });
      observer.observe(board, { box: 'border-box' });
      return () => observer.disconnect();
    },
    [ref, count, hasStage, maxTiles],
  );
  return capacity;
}

/**
 * Lets the tiles of a board come from where they were when their order changed.
 *
 * @param order - another text for another order
 */
export function useBoardMotion(ref: RefObject<HTMLElement | null>, order: string): void {
  const places = useRef(new WeakMap<Element, Place>());
  const isSeen = useRef(false);
  const known = useRef('');

  useLayoutEffect(
    function moveTiles() {
      if (known.current === order) return;
      known.current = order;
      // Nothing moves before it was seen, and to ask for places now would lay everything out once more.
      if (!isSeen.current) return;
      for (const [spot, place] of placesIn(ref.current)) {
        slide(spot, places.current.get(spot) ?? null, place);
        places.current.set(spot, place);
      }
    },
    [ref, order],
  );

  useLayoutEffect(
    function followRoom() {
      const board = ref.current;
      if (!board) return undefined;
      // Told at once for the first time: from then on the tiles are to be seen. A new room is taken without motion.
      const observer = new ResizeObserver(() => {
        isSeen.current = true;
        for (const [spot, place] of placesIn(board)) places.current.set(spot, place);
      });
      observer.observe(board);
      return () => observer.disconnect();
    },
    [ref],
  );
}

function placesIn(board: HTMLElement | null): readonly (readonly [HTMLElement, Place])[] {
  const spots = board?.querySelectorAll<HTMLElement>(':scope > .parley-spot') ?? [];
  return Array.from(spots, (spot) => {
    // As laid out, not as it is on its way.
    const { offsetLeft, offsetTop, offsetWidth: width, offsetHeight: height } = spot;
    return [spot, { x: offsetLeft + width / 2, y: offsetTop + height / 2, width, height }] as const;
  });
}

function px(value: string): number {
  return Number.parseFloat(value) || 0;
}
