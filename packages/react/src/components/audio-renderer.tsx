'use client';
import type { SessionId } from '@parley/core';
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import type { ComponentProps, ReactElement } from 'react';
import { useCallFollower } from '../hooks/use-call-slice.js';
import { useCallStore } from '../hooks/use-call-store.js';
import { useMessages } from '../hooks/use-messages.js';
import { SoundIcon } from '../icons/icons.js';
import { audioGateOf } from '../lib/audio-gate.js';
import { classNames } from '../lib/class-names.js';
import { useComposedRefs } from '../lib/compose-refs.js';
import { onGesture } from '../lib/on-gesture.js';
import { PeoplePlayer } from '../lib/people-player.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';

/** What the browser lets us do, for a `render` function. */
export interface AudioRendererState {
  /** The browser plays no sound of somebody until the page is touched, and no tile offers to. */
  readonly isBlocked: boolean;
}

/** What `AudioRenderer` is given; everything else goes to its `<div>`. */
export interface AudioRendererProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, AudioRendererState> | undefined;
}

/**
 * Plays the sound of everybody in a call, whatever is on screen, on the chosen speaker. Mount it once: `VideoCall`
 * brings its own unless told otherwise. While the browser holds back sounds, and no `TapToHear` on a tile offers it, it
 * shows one button; one tap on it, or on anything else, and everybody can be heard.
 *
 * Attributes: `data-blocked`.
 */
export function AudioRenderer({
  callId,
  render,
  ref,
  className,
  ...props
}: AudioRendererProps): ReactElement {
  const { tapToHear } = useMessages();
  const own = useRef<HTMLDivElement>(null);
  const store = useCallStore();
  const gate = audioGateOf(store);
  const isBlocked = useSyncExternalStore(
    gate.subscribe,
    () => gate.needsOffer,
    () => false,
  );

  const begin = useCallback(() => own.current && new PeoplePlayer(own.current, gate), [gate]);
  useCallFollower(callId, begin);

  useEffect(
    function listenForTouch() {
      return onGesture(gate.playAll);
    },
    [gate],
  );

  const element = (
    <div
      {...props}
      ref={useComposedRefs(own, ref)}
      className={classNames('parley-audio', className)}
      data-blocked={present(isBlocked)}
    >
      {isBlocked && (
        <button type="button" className="parley-button parley-button-primary" onClick={gate.playAll}>
          <SoundIcon />
          {tapToHear}
        </button>
      )}
    </div>
  );
  return renderElement(element, render, { isBlocked });
}
