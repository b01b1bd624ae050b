'use client';
import type { CallState, SessionId } from '@parley/core';
import type { ComponentProps, ReactElement } from 'react';
import { useCall } from '../hooks/use-call.js';
import { useDisplayNames } from '../hooks/use-display-name.js';
import { useLocalVideo } from '../hooks/use-local-media.js';
import { useMessages } from '../hooks/use-messages.js';
import { classNames } from '../lib/class-names.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { CallControls } from './call-controls.js';
import { CallEnded, People } from './call-ended.js';
import { DeviceProblems } from './device-problems.js';
import { VideoTrack } from './video-track.js';

/** Where the call stands, for a `render` function. */
export interface OutgoingCallState {
  readonly state: CallState;
  /** One's own picture is there. */
  readonly hasVideo: boolean;
}

/** What `OutgoingCall` is given; everything else goes to its `<div>`. */
export interface OutgoingCallProps extends ComponentProps<'div'> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, OutgoingCallState> | undefined;
}

/**
 * A call that goes out, until somebody answers: one's own picture on the whole stage, whom it is for, where it stands,
 * and a way to take it back; when it fails, why. Nothing for a call that came in or has been answered.
 * `children` replace the controls.
 *
 * Attributes: `data-state` (`dialing`, `connecting`, `ended`), `data-video`.
 */
export function OutgoingCall({
  callId,
  render,
  className,
  children,
  ...props
}: OutgoingCallProps): ReactElement | null {
  const { id, state, direction, participantIds, connectedAt } = useCall(callId);
  const { track } = useLocalVideo(callId);
  const names = useDisplayNames(participantIds, callId);
  const messages = useMessages();
  if (id === null || state === 'idle' || direction !== 'outgoing' || connectedAt !== null) return null;

  const hasVideo = track !== null;
  const element = (
    <div
      role="group"
      aria-label={messages.outgoingCall(names)}
      {...props}
      className={classNames('parley-stage parley-outgoing', className)}
      data-state={state}
      data-video={present(hasVideo)}
    >
      {state === 'ended' ? (
        <CallEnded callId={callId} />
      ) : (
        <>
          {track && <VideoTrack track={track} mirrored />}
          <div className="parley-outgoing-people">
            <People userIds={participantIds} callId={callId} />
            <p className="parley-title">
              <bdi>{messages.people(names)}</bdi>
            </p>
            <p className="parley-subtitle">{state === 'dialing' ? messages.calling : messages.connecting}</p>
          </div>
          <DeviceProblems callId={callId} />
          {children ?? <CallControls callId={callId} />}
        </>
      )}
    </div>
  );
  return renderElement(element, render, { state, hasVideo });
}
