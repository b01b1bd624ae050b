'use client';
import type { UserId } from '@parley/core';
import { useRef } from 'react';
import type { ComponentProps, ReactElement } from 'react';
import { useLevel } from '../hooks/use-audio-level.js';
import { classNames } from '../lib/class-names.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { useComposedRefs } from '../lib/compose-refs.js';
import { useTileScope } from '../lib/tile-scope.js';
import type { TilePartProps } from '../lib/tile-scope.js';
import { levelWriter, shineWriter } from '../lib/write-level.js';

/** Whose ring it is, for a `render` function: how loud they are is no state, for it renders nothing. */
export interface SpeakingRingState {
  readonly userId: UserId;
}

/** What `SpeakingRing` is given; everything else goes to its `<span>`. */
export interface SpeakingRingProps extends ComponentProps<'span'>, TilePartProps {
  readonly render?: RenderProp<ComponentProps<'span'>, SpeakingRingState> | undefined;
}

/**
 * A ring that shines as loud as somebody talks. Driven outside React: its `opacity` is written to the element, from 0 at a
 * murmur to 1 at plain talk; all else is style. With an `opacity` in `style` it keeps that, and each level is written as
 * `--parley-level` (0 to 1) instead. Decoration.
 */
export function SpeakingRing({
  userId: givenId,
  callId: givenCall,
  render,
  ref,
  className,
  ...props
}: SpeakingRingProps): ReactElement {
  const { userId, callId } = useTileScope({ userId: givenId, callId: givenCall });
  const own = useRef<HTMLSpanElement>(null);
  useLevel(own, props.style?.opacity === undefined ? shineWriter : levelWriter, userId, callId);
  const element = (
    <span
      aria-hidden="true"
      {...props}
      ref={useComposedRefs(own, ref)}
      className={classNames('parley-speaking-ring', className)}
    />
  );
  return renderElement(element, render, { userId });
}
