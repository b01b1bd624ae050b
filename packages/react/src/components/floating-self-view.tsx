'use client';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { useCorner } from '../hooks/use-corner.js';
import { useMessages } from '../hooks/use-messages.js';
import { MoveIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import { useComposedRefs } from '../lib/compose-refs.js';
import { cornerAfterKey, cornerOf, nextCorner, readCorner } from '../lib/corner.js';
import type { Corner } from '../lib/corner.js';
import { followDrag } from '../lib/follow-drag.js';
import { placeOf, slide } from '../lib/slide.js';
import { SelfView } from './self-view.js';
import type { SelfViewProps } from './self-view.js';

/** What `FloatingSelfView` is given: as `SelfView`; everything else goes to its `<div>`. */
export type FloatingSelfViewProps = SelfViewProps;

/**
 * One's own picture in a corner of the element around it, which must be positioned. It can be dragged to another
 * corner, and its button moves it there by the arrow keys or by a press. While it moves nothing renders.
 * `--parley-float-top`, `--parley-float-bottom` and `--parley-float-side` keep it off what must stay free.
 *
 * Attributes: those of `SelfView`, `data-corner` (`top-start`, `top-end`, `bottom-start`, `bottom-end`),
 * `data-dragging`.
 */
export function FloatingSelfView({
  ref,
  className,
  children,
  ...props
}: FloatingSelfViewProps): ReactElement {
  const { moveSelfView, moveSelfViewHelp, corner: cornerName } = useMessages();
  const helpId = useId();
  const own = useRef<HTMLDivElement>(null);
  const [corner, noteCorner] = useCorner();
  const [told, setTold] = useState('');

  useEffect(
    function letDrag() {
      const view = own.current;
      if (!view) return undefined;
      return followDrag(view, () => {
        const room = view.offsetParent ?? view;
        const next = cornerOf(placeOf(view), placeOf(room), isRtl(view));
        moveView(view, next);
        noteCorner(next);
      });
    },
    [noteCorner],
  );

  const moveTo = (next: Corner): void => {
    if (own.current) moveView(own.current, next);
    noteCorner(next);
    const [block, inline] = readCorner(next);
    const isLeft = (inline === 'start') !== isRtl(own.current);
    setTold(cornerName(block, isLeft ? 'left' : 'right'));
  };
  const pressKey = (event: KeyboardEvent): void => {
    const next = cornerAfterKey(corner, event.key, isRtl(own.current));
    if (!next) return;
    event.preventDefault();
    if (next !== corner) moveTo(next);
  };

  return (
    <SelfView
      {...props}
      ref={useComposedRefs(own, ref)}
      className={classNames('parley-float', className)}
      data-corner={corner}
    >
      {children}
      <button
        type="button"
        className="parley-tool parley-move"
        aria-label={moveSelfView}
        aria-describedby={helpId}
        onKeyDown={pressKey}
        onClick={() => moveTo(nextCorner(corner))}
      >
        <MoveIcon />
      </button>
      <span id={helpId} hidden>
        {moveSelfViewHelp}
      </span>
      <span className="parley-hidden" role="status">
        {told}
      </span>
    </SelfView>
  );
}

/** Puts it in a corner at once, to see where that is, and lets it come there; React says the same in a moment. */
function moveView(view: HTMLElement, corner: Corner): void {
  const from = placeOf(view);
  view.style.translate = '';
  view.dataset['corner'] = corner;
  slide(view, from, placeOf(view));
}

function isRtl(element: Element | null): boolean {
  return element !== null && getComputedStyle(element).direction === 'rtl';
}
