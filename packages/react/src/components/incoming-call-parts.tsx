'use client';
import type { SessionId } from '@parley/core';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useCamera } from '../hooks/use-device.js';
import { useDisplayName } from '../hooks/use-display-name.js';
import { useIncomingCall } from '../hooks/use-incoming-call.js';
import { useCallStore } from '../hooks/use-call-store.js';
import { useMessages } from '../hooks/use-messages.js';
import { CameraIcon, CloseIcon, HangUpIcon, PhoneIcon, SilenceIcon } from '../icons/icons.js';
import type { GetButtonProps } from '../lib/button-props.js';
import { Avatar } from './avatar.js';
import { People } from './people.js';
import { looksAtOneself, VideoTrack } from './video-track.js';

/** Who calls, and what kind of call it is. */
export function Caller(): ReactElement | null {
  const { id, callerId, callType, isSilenced, isBusy, canHold } = useIncomingCall();
  const messages = useMessages();
  const name = useDisplayName(callerId ?? '');
  if (id === null || callerId === null || callType === null) return null;
  const kind = messages.incomingKind(callType);
  return (
    <div className="parley-incoming-caller">
      <People userIds={[callerId]} callId={id} />
      <p className="parley-title">
        <bdi>{name}</bdi>
      </p>
      <p className="parley-subtitle">{isSilenced ? messages.silencedKind(kind) : kind}</p>
      {isBusy && !canHold && <p className="parley-hint">{messages.acceptEndsCurrent}</p>}
    </div>
  );
}

/** The ways to answer; in a call that can be held, what becomes of that one is the question. */
export function Answers(): ReactElement {
  const { callType, canHold, ...call } = useIncomingCall();
  const { getDeclineProps, getAcceptAudioProps, getAcceptProps } = call;
  const { decline, acceptWithAudio, acceptWithVideo, holdAndAnswer, endAndAnswer } = useMessages();
  const isVideo = callType === 'video';
  if (canHold)
    return (
      <div className="parley-answers">
        <Answer kind="decline" getProps={getDeclineProps} icon={<CloseIcon />}>
          {decline}
        </Answer>
        <Answer kind="alternative" getProps={call.getEndAndAcceptProps} icon={<HangUpIcon />}>
          {endAndAnswer}
        </Answer>
        <Answer
          kind="accept"
          getProps={call.getHoldAndAcceptProps}
          icon={isVideo ? <CameraIcon /> : <PhoneIcon />}
        >
          {holdAndAnswer}
        </Answer>
      </div>
    );
  return (
    <div className="parley-answers">
      <Answer kind="decline" getProps={getDeclineProps} icon={<CloseIcon />}>
        {decline}
      </Answer>
      <Answer kind={isVideo ? 'alternative' : 'accept'} getProps={getAcceptAudioProps} icon={<PhoneIcon />}>
        {acceptWithAudio}
      </Answer>
      {isVideo && (
        <Answer kind="accept" getProps={getAcceptProps} icon={<CameraIcon />}>
          {acceptWithVideo}
        </Answer>
      )}
    </div>
  );
}

/** What Escape does, for those who have no such key. */
export function Silence(): ReactElement {
  const { getSilenceProps } = useIncomingCall();
  const { silence } = useMessages();
  return (
    <button
      {...getSilenceProps({ 'aria-label': undefined, className: 'parley-button parley-silence' })}
      type="button"
    >
      <SilenceIcon />
      {silence}
    </button>
  );
}

interface AnswerProps {
  readonly kind: 'decline' | 'alternative' | 'accept';
  readonly getProps: GetButtonProps;
  readonly icon: ReactElement;
  readonly children: ReactNode;
}

function Answer({ kind, getProps, icon, children }: AnswerProps): ReactElement {
  return (
    // Named by the words in it.
    <button
      {...getProps({ 'aria-label': undefined, className: 'parley-answer' })}
      type="button"
      data-answer={kind}
    >
      <span className="parley-answer-icon">{icon}</span>
      {children}
    </button>
  );
}

interface PreviewProps {
  readonly callId: SessionId;
}

/** One's own camera, on while this is there and the call rings; what was accepted goes on with it. */
export function Preview({ callId }: PreviewProps): ReactElement {
  const store = useCallStore();
  const { track, setEnabled } = useCamera(callId);

  useEffect(
    function look() {
      void setEnabled(true);
      return () => {
        // Another call was brought up; once it is answered, the camera belongs to the call.
        if (store.getState().calls[callId]?.state === 'ringing') void setEnabled(false);
      };
    },
    [store, callId, setEnabled],
  );
  return (
    <div className="parley-incoming-preview">
      {track && <VideoTrack track={track} mirrored={looksAtOneself(track)} />}
    </div>
  );
}

interface CountdownProps {
  readonly ms: number;
}

/** How much of the ringing is left. For the eye only, and moved by the stylesheet. */
export function Countdown({ ms }: CountdownProps): ReactElement {
  const ref = useRef<HTMLSpanElement>(null);
  const { startedAt } = useIncomingCall();

  useLayoutEffect(
    function runFromTheBeginning() {
      const { style } = ref.current ?? {};
      if (!style || startedAt === null) return;
      style.animationDuration = `${String(ms)}ms`;
      style.animationDelay = `${String(startedAt - Date.now())}ms`;
    },
    [ms, startedAt],
  );
  return <span ref={ref} className="parley-countdown" aria-hidden="true" />;
}

interface WaitingProps {
  readonly ids: readonly SessionId[];
  readonly onChoose: (id: SessionId) => void;
}

/** The calls that ring behind the one on top. */
export function Waiting({ ids, onChoose }: WaitingProps): ReactElement {
  const { callsWaiting } = useMessages();
  return (
    <div className="parley-waiting">
      <p role="status">{ids.length > 0 && callsWaiting(ids.length)}</p>
      {ids.map((id) => (
        <WaitingCall key={id} callId={id} onChoose={onChoose} />
      ))}
    </div>
  );
}

interface WaitingCallProps {
  readonly callId: SessionId;
  readonly onChoose: (id: SessionId) => void;
}

function WaitingCall({ callId, onChoose }: WaitingCallProps): ReactElement | null {
  const { callerId, callType } = useIncomingCall(callId);
  const name = useDisplayName(callerId ?? '', callId);
  const { showWaiting } = useMessages();
  if (callerId === null || callType === null) return null;
  return (
    <button
      type="button"
      className="parley-waiting-call"
      aria-label={showWaiting(callType, [name])}
      onClick={() => onChoose(callId)}
    >
      <Avatar userId={callerId} callId={callId} />
      <bdi className="parley-name">{name}</bdi>
      {callType === 'video' ? <CameraIcon /> : <PhoneIcon />}
    </button>
  );
}
