/** A finger that went so far sideways, in CSS px, meant the page and not what is on it. */
const farEnough = 48;

/**
 * Turns pages by a finger that sweeps over the tiles of a board. Buttons stay reachable without it (WCAG 2.5.1), and
 * what else floats on the board has gestures of its own.
 *
 * @param turn - told `1` for the next page, `-1` for the one before, as the writing goes
 * @returns stops it
 */
export function followSwipe(board: HTMLElement, turn: (by: 1 | -1) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let from: PointerEvent | null = null;
  const down = (event: PointerEvent): void => {
    const isOnTile = event.target instanceof Element && event.target.closest('.parley-spot') !== null;
    // A second finger pinches.
    from = event.pointerType === 'touch' && event.isPrimary && isOnTile ? event : null;
  };
  const up = ({ pointerId, clientX, clientY }: PointerEvent): void => {
    if (pointerId !== from?.pointerId) return;
    const [x, y] = [clientX - from.clientX, clientY - from.clientY];
    from = null;
    if (Math.abs(x) < Math.max(farEnough, 2 * Math.abs(y))) return;
    turn(x < 0 === (getComputedStyle(board).direction === 'rtl') ? -1 : 1);
  };
  board.addEventListener('pointerdown', down, { signal });
  board.addEventListener('pointerup', up, { signal });
  return () => stop.abort();
}
