'use client';
import type { SessionId } from '@parley/core';
import { useRef } from 'react';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { AudioRenderer } from '../components/audio-renderer.js';
import { CallControls } from '../components/call-controls.js';
import { CallEnded } from '../components/call-ended.js';
import { CallTimer } from '../components/call-timer.js';
import { DeviceProblems } from '../components/device-problems.js';
import { OutgoingCall } from '../components/outgoing-call.js';
import { SelfView } from '../components/self-view.js';
import { TroubleBanner } from '../components/trouble-banner.js';
import { VideoGrid } from '../components/video-grid.js';
import { CallScope } from '../hooks/call-scope.js';
import { useCall } from '../hooks/use-call.js';
import { useCallPhase } from '../hooks/use-call-phase.js';
import type { VideoCallPhase } from '../hooks/use-call-phase.js';
import { useCallSlice } from '../hooks/use-call-slice.js';
import { useDisplayNames } from '../hooks/use-display-name.js';
import { useMessages } from '../hooks/use-messages.js';
import { useParticipants } from '../hooks/use-participants.js';
import { classNames } from '../lib/class-names.js';
import { useComposedRefs } from '../lib/compose-refs.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { useFocusHome } from '../lib/use-focus-home.js';
import { CallStatus } from './call-status.js';

/** What is shown, for a `render` function. */
export interface VideoCallState {
  readonly phase: VideoCallPhase;
}

/** The parts of `VideoCall`, each of which can be replaced, or left out with `null`. */
export interface VideoCallSlots {
  readonly outgoing?: ReactNode;
  readonly grid?: ReactNode;
  readonly selfView?: ReactNode;
  readonly controls?: ReactNode;
  readonly ended?: ReactNode;
  /** Plays the sound; `null` when the app mounts an `AudioRenderer` of its own. */
  readonly audio?: ReactNode;
}

/** What `VideoCall` is given; everything else goes to its `<section>`. */
export interface VideoCallProps extends Omit<ComponentProps<'section'>, 'children'> {
  /** Default: the current call. */
  readonly callId?: SessionId | undefined;
  readonly slots?: VideoCallSlots | undefined;
  readonly render?: RenderProp<ComponentProps<'section'>, VideoCallState> | undefined;
}

const standardSlots: VideoCallSlots = {};

/**
 * A whole call: going out, connected, over. Nothing while there is none, or while one only rings
 * (`IncomingCallDialog` is for that). Fills the element around it.
 *
 * Attributes: `data-phase` (`outgoing`, `in-call`, `ended`), `data-layout` (`single`, `grid`).
 */
export function VideoCall({ callId, ...props }: VideoCallProps): ReactElement | null {
  const { id, phase } = useCallPhase(callId);
  if (id === null || phase === null) return null;
  return (
    <CallScope callId={id}>
      <CallRegion {...props} phase={phase} />
    </CallScope>
  );
}

interface CallRegionProps extends Omit<VideoCallProps, 'callId'> {
  readonly phase: VideoCallPhase;
}

function CallRegion({
  slots = standardSlots,
  render,
  ref,
  className,
  phase,
  ...props
}: CallRegionProps): ReactElement {
  const { participantIds } = useCall();
  const present = useParticipants();
  const names = useDisplayNames(participantIds);
  const messages = useMessages();
  const own = useRef<HTMLElement>(null);
  useFocusHome(own, phase);

  const element = (
    <section
      aria-label={messages.callWith(names)}
      tabIndex={-1}
      {...props}
      ref={useComposedRefs(own, ref)}
      className={classNames('parley-video-call', className)}
      data-phase={phase}
      data-layout={present.length > 1 ? 'grid' : 'single'}
    >
      <CallStatus />
      {phase === 'outgoing' && slot(slots.outgoing, <OutgoingCall />)}
      {phase === 'in-call' && <InCall slots={slots} />}
      {phase === 'ended' && slot(slots.ended, <CallEnded />)}
      {slot(slots.audio, <AudioRenderer />)}
    </section>
  );
  return renderElement(element, render, { phase });
}

function InCall({ slots }: { readonly slots: VideoCallSlots }): ReactElement {
  // In an audio call there is nothing of oneself to see.
  const isAudioCall = useCallSlice(undefined, (call) => call?.callType === 'audio');
  return (
    <div className="parley-stage parley-in-call">
      {slot(slots.grid, <VideoGrid />)}
      {!isAudioCall && slot(slots.selfView, <SelfView />)}
      <CallTimer />
      <div className="parley-top">
        <TroubleBanner />
        <DeviceProblems />
      </div>
      {slot(slots.controls, <CallControls />)}
    </div>
  );
}

function slot(given: ReactNode, standard: ReactElement): ReactNode {
  return given === undefined ? standard : given;
}
