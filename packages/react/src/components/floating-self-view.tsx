'use client';
import { useCallback, useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { useCorner } from '../hooks/use-corner.js';
import { useLater } from '../hooks/use-later.js';
import { classNames } from '../lib/class-names.js';
import { useComposedRefs } from '../lib/compose-refs.js';
import { cornerOf } from '../lib/corner.js';
import type { Corner } from '../lib/corner.js';
import { followDrag } from '../lib/follow-drag.js';
import { isRightToLeft } from '../lib/right-to-left.js';
import { placeOf, slide } from '../lib/slide.js';
import { extraParts } from './extra-parts.js';
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
  const own = useRef<HTMLDivElement>(null);
  const [corner, noteCorner] = useCorner();
  // Out of sight until a pointer or the focus comes: the picture does not wait for it.
  const extras = useLater(extraParts);

  useEffect(
    function letDrag() {
      const view = own.current;
      if (!view) return undefined;
      return followDrag(view, () => {
        const room = view.offsetParent ?? view;
        const next = cornerOf(placeOf(view), placeOf(room), isRightToLeft(view));
        moveView(view, next);
        noteCorner(next);
      });
    },
    [noteCorner],
  );

  const moveTo = useCallback(
    (next: Corner) => {
      if (own.current) moveView(own.current, next);
      noteCorner(next);
    },
    [noteCorner],
  );

  return (
    <SelfView
      {...props}
      ref={useComposedRefs(own, ref)}
      className={classNames('parley-float', className)}
      data-corner={corner}
    >
      {children}
      {extras && <extras.MoveButton corner={corner} onMove={moveTo} />}
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
