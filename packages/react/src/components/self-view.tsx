'use client';
import type { LocalSourceSnapshot, SessionId } from '@parley/core';
import type { ComponentProps, ReactElement } from 'react';
import { useConnectionState } from '../hooks/use-connection-state.js';
import { useLocalVideo } from '../hooks/use-local-media.js';
import { useMessages } from '../hooks/use-messages.js';
import { useIsMuted } from '../hooks/use-stage.js';
import { classNames } from '../lib/class-names.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { Avatar } from './avatar.js';
import { ParticipantName } from './participant-name.js';
import { looksAtOneself, VideoTrack } from './video-track.js';

/** What the self view shows, for a `render` function. */
export interface SelfViewState {
  readonly camera: LocalSourceSnapshot['status'];
  readonly isMuted: boolean;
}

/** What `SelfView` is given; everything else goes to its `<div>`. */
export interface SelfViewProps extends ComponentProps<'div'> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, SelfViewState> | undefined;
}

/**
 * One's own picture, as in a mirror, or one's initials. Give it a place, or let `FloatingSelfView` find it one.
 *
 * Attributes: `data-camera` (`off`, `starting`, `live`, `failed`), `data-muted`.
 */
export function SelfView({ callId, render, className, children, ...props }: SelfViewProps): ReactElement {
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
      {userId !== null && <Avatar userId={userId} callId={callId} />}
      {track && <VideoTrack track={track} mirrored={looksAtOneself(track)} />}
      {userId !== null && <ParticipantName userId={userId} callId={callId} name={you} />}
      {children}
    </div>
  );
  return renderElement(element, render, { camera, isMuted });
}
