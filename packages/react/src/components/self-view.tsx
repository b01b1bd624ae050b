'use client';
import type { LocalSourceSnapshot, SessionId } from '@parley/core';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { useConnectionState } from '../hooks/use-connection-state.js';
import { useLocalVideo } from '../hooks/use-local-media.js';
import { useMessages } from '../hooks/use-messages.js';
import { useIsMuted } from '../hooks/use-stage.js';
import { classNames } from '../lib/class-names.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { slot } from '../lib/slot.js';
import { Avatar } from './avatar.js';
import { ParticipantName } from './participant-name.js';
import { TileGestures } from './tile-gestures.js';
import { looksAtOneself, VideoTrack } from './video-track.js';

/** What the self view shows, for a `render` function. */
export interface SelfViewState {
  readonly camera: LocalSourceSnapshot['status'];
  readonly isMuted: boolean;
}

/** The parts of one's own picture, each of which can be replaced, or left out with `null`. */
export interface SelfViewSlots {
  /** Default: an `Avatar`. */
  readonly avatar?: ReactNode;
  /** Makes the picture. Default: a `VideoTrack`, mirrored when it looks at oneself. */
  readonly video?: ((track: MediaStreamTrack) => ReactNode) | null;
  /** Default: a `ParticipantName`. */
  readonly name?: ReactNode;
  /** Default: a `HandIndicator` and a `FloatingReaction`, fetched when there is one. */
  readonly gestures?: ReactNode;
}

const standardSlots: SelfViewSlots = {};

/** What `SelfView` is given; everything else goes to its `<div>`. */
export interface SelfViewProps extends ComponentProps<'div'> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  readonly slots?: SelfViewSlots | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, SelfViewState> | undefined;
}

/**
 * One's own picture, as in a mirror, or one's initials. Give it a place, or let `FloatingSelfView` find it one.
 *
 * Attributes: `data-camera` (`off`, `starting`, `live`, `failed`), `data-muted`.
 */
export function SelfView({
  callId,
  slots = standardSlots,
  render,
  className,
  children,
  ...props
}: SelfViewProps): ReactElement {
  const { status: camera, track } = useLocalVideo(callId);
  const isMuted = useIsMuted(null, callId);
  const { userId } = useConnectionState();
  const { selfView, you } = useMessages();
  const element = (
    <div
      role="group"
      aria-label={selfView}
      {...props}
      className={classNames('parley-tile parley-self-view', className)}
      data-camera={camera}
      data-muted={present(isMuted)}
    >
      {slot(slots.avatar, userId !== null && <Avatar userId={userId} callId={callId} />)}
      {track &&
        (slots.video === undefined ? (
          <VideoTrack track={track} mirrored={looksAtOneself(track)} />
        ) : (
          slots.video?.(track)
        ))}
      {slot(slots.name, userId !== null && <ParticipantName userId={userId} callId={callId} name={you} />)}
      {slot(slots.gestures, userId !== null && <TileGestures userId={userId} callId={callId} />)}
      {children}
    </div>
  );
  return renderElement(element, render, { camera, isMuted });
}
