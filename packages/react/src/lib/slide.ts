/** Where something is: its middle and its size, in CSS px. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How long things move, in ms: long enough to see where they came from, and never in the way. */
const duration = 180;

/** Where an element is on the screen. */
export function placeOf(element: Element): Place {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2, width, height };
}

/**
 * Lets an element come from where it was to where it is now; from nowhere, it grows. The browser does it by itself,
 * without layout and without a line of script per frame. Not for people who want less motion.
 */
export function slide(element: Element, from: Place | null, to: Place): void {
  if (from && from.x === to.x && from.y === to.y && from.width === to.width && from.height === to.height)
    return;
  if (typeof element.animate !== 'function' || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  element.animate([from ? moved(from, to) : { opacity: 0, transform: 'scale(0.9)' }, {}], {
    duration,
    easing: 'ease-out',
  });
}

function moved(from: Place, to: Place): Keyframe {
  // One scale for both directions: a picture that changes its shape must not be stretched on the way.
  const scale = Math.sqrt((from.width * from.height) / (to.width * to.height || 1)) || 1;
  const [x, y] = [from.x - to.x, from.y - to.y];
  return { transform: `translate(${String(x)}px, ${String(y)}px) scale(${String(scale)})` };
}
