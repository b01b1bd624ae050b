'use client';
import type { SessionId } from '@parley/core';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { useLocalVideo } from '../hooks/use-local-media.js';
import { useMessages } from '../hooks/use-messages.js';
import { useOutgoingCall } from '../hooks/use-outgoing-call.js';
import { classNames } from '../lib/class-names.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { slot } from '../lib/slot.js';
import { CallControls } from './call-controls.js';
import { CallEnded } from './call-ended.js';
import { DeviceProblems } from './device-problems.js';
import { Names } from './names.js';
import { People } from './people.js';
import { looksAtOneself, VideoTrack } from './video-track.js';

/** Where the call stands, for a `render` function. */
export interface OutgoingCallState {
  readonly state: 'dialing' | 'connecting' | 'ended';
  /** One's own picture is there. */
  readonly hasVideo: boolean;
}

/** The parts of `OutgoingCall`, each of which can be replaced, or left out with `null`. */
export interface OutgoingCallSlots {
  /** Whom it is for and where it stands. */
  readonly callee?: ReactNode;
  /** Makes one's own picture. Default: a `VideoTrack`. */
  readonly video?: ((track: MediaStreamTrack) => ReactNode) | null;
  /** Says which device failed. Default: a `DeviceProblems`. */
  readonly problems?: ReactNode;
  readonly controls?: ReactNode;
  readonly ended?: ReactNode;
}

/** What `OutgoingCall` is given; everything else goes to its `<div>`. */
export interface OutgoingCallProps extends ComponentProps<'div'> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  readonly slots?: OutgoingCallSlots | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, OutgoingCallState> | undefined;
}

const standardSlots: OutgoingCallSlots = {};

/**
 * A call that goes out, until somebody is there: one's own picture on the whole stage, whom it is for, where it stands,
 * and a way to take it back; when it fails, why. Nothing for a call that came in or has been connected. `children` go
 * on top.
 *
 * Attributes: `data-state` (`dialing`, `connecting`, `ended`), `data-video`.
 */
export function OutgoingCall({
  callId,
  slots = standardSlots,
  render,
  className,
  children,
  ...props
}: OutgoingCallProps): ReactElement | null {
  const { state, names } = useOutgoingCall(callId);
  const { track } = useLocalVideo(callId);
  const messages = useMessages();
  if (state === null) return null;

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
        slot(slots.ended, <CallEnded callId={callId} />)
      ) : (
        <>
          {track &&
            (slots.video === undefined ? (
              <VideoTrack track={track} mirrored={looksAtOneself(track)} />
            ) : (
              slots.video?.(track)
            ))}
          {slot(slots.callee, <Callee callId={callId} />)}
          {slot(slots.problems, <DeviceProblems callId={callId} />)}
          {slot(slots.controls, <CallControls callId={callId} />)}
        </>
      )}
      {children}
    </div>
  );
  return renderElement(element, render, { state, hasVideo });
}

interface CalleeProps {
  readonly callId: SessionId | undefined;
}

function Callee({ callId }: CalleeProps): ReactElement {
  const { participantIds, names, label } = useOutgoingCall(callId);
  return (
    <div className="parley-outgoing-people">
      <People userIds={participantIds} callId={callId} />
      <p className="parley-title">
        <Names names={names} />
      </p>
      <p className="parley-subtitle">{label}</p>
    </div>
  );
}
