/**
 * Lets an element follow the pointer that holds it, by `translate` alone: no layout, no rendering. Buttons in it stay
 * buttons. `data-dragging` is there meanwhile.
 *
 * @param drop - what to do when it is let go; `translate` is still where it was dragged to
 * @returns stops it
 */
export function followDrag(element: HTMLElement, drop: () => void): () => void {
  const stop = new AbortController();
  let grip: { readonly x: number; readonly y: number; readonly id: number } | null = null;
  const on = (
    type: 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel',
    act: (event: PointerEvent) => void,
  ): void => element.addEventListener(type, act, { signal: stop.signal });

  on('pointerdown', ({ button, target, clientX: x, clientY: y, pointerId: id }) => {
    if (button !== 0 || grip || (target instanceof Element && target.closest('button'))) return;
    element.setPointerCapture(id);
    grip = { x, y, id };
  });
  on('pointermove', ({ pointerId, clientX, clientY }) => {
    if (pointerId !== grip?.id) return;
    element.dataset['dragging'] = '';
    element.style.translate = `${String(clientX - grip.x)}px ${String(clientY - grip.y)}px`;
  });
  const letGo = ({ pointerId }: PointerEvent): void => {
    if (pointerId !== grip?.id) return;
    grip = null;
    delete element.dataset['dragging'];
    drop();
  };
  on('pointerup', letGo);
  on('pointercancel', letGo);
  return () => stop.abort();
}
