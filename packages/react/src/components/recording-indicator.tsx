'use client';
import type { RecordingState, SessionId, UserId } from '@parley/core';
import { useEffect, useState } from 'react';
import type { ComponentProps, ReactElement } from 'react';
import { useCallFrame } from '../hooks/call-frame.js';
import { useCallId, useCallSlice } from '../hooks/use-call-slice.js';
import { useCallStore } from '../hooks/use-call-store.js';
import { useDisplayName, useDisplayNames } from '../hooks/use-display-name.js';
import { useMessages } from '../hooks/use-messages.js';
import { useRecordingNotice } from '../hooks/use-recording-notice.js';
import { useRecording, useRecordingProblem } from '../hooks/use-recording.js';
import type { RecordingHandle } from '../hooks/use-recording.js';
import { classNames } from '../lib/class-names.js';
import { formatDuration } from '../lib/format-duration.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { useIsTaken } from '../lib/turns.js';
import { announcerTurn } from './call-announcer.js';

/** What the sign tells, for a `render` function. */
export interface RecordingIndicatorState {
  /** This side's own recording. */
  readonly own: RecordingHandle['status'];
  /** Who of the others records. */
  readonly recorderIds: readonly UserId[];
}

/** What `RecordingIndicator` is given; everything else goes to its `<div>`. */
export interface RecordingIndicatorProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, RecordingIndicatorState> | undefined;
}

/**
 * The sign that a call is recorded, and by whom; for whoever records it also how long, whom to tell, and how to pause
 * and end it. Empty while nobody does. Where a `CallAnnouncer` is mounted, that tells those who listen; else this does.
 *
 * Attributes: `data-recording` while anybody records.
 */
export function RecordingIndicator({
  callId,
  render,
  className,
  ...props
}: RecordingIndicatorProps): ReactElement {
  const store = useCallStore();
  const id = useCallId(callId);
  const own = useRecording(undefined, callId);
  const { recorderIds } = useRecordingNotice(callId);
  // A `VideoCall` has an announcer, or the app has one instead.
  const isTold = useIsTaken(store, announcerTurn, useCallFrame() !== null);
  const isOwn = own.callId === id;
  const isRecorded = recorderIds.length > 0 || (isOwn && (own.status === 'on' || own.status === 'paused'));
  const element = (
    <div
      role={isTold ? undefined : 'status'}
      {...props}
      className={classNames('parley-recordings', className)}
      data-recording={present(isRecorded)}
    >
      {isOwn && <OwnRecording recording={own} callId={callId} />}
      {recorderIds.map((userId) => (
        <TheirRecording key={userId} userId={userId} callId={callId} />
      ))}
    </div>
  );
  return renderElement(element, render, { own: isOwn ? own.status : 'idle', recorderIds });
}

interface OwnRecordingProps {
  readonly recording: RecordingHandle;
  readonly callId: SessionId | undefined;
}

function OwnRecording({ recording, callId }: OwnRecordingProps): ReactElement | null {
  const { status, problem, isOn, untold, confirmTold, pause, resume, stop, dismiss } = recording;
  const messages = useMessages();
  const untoldNames = useDisplayNames(untold, callId);
  const trouble = useRecordingProblem(problem);
  if (!isOn)
    return trouble === null ? null : (
      <div className="parley-sharing">
        <span>{trouble}</span>
        <button type="button" className="parley-button" onClick={dismiss}>
          {messages.close}
        </button>
      </div>
    );
  if (status === 'saving') return null;
  const words = { on: messages.youRecord, paused: messages.recordingPaused, asking: messages.recordingAsked };
  const isUntold = untold.length > 0;
  const isAsking = status === 'asking';
  const isPaused = status === 'paused';
  const said = status === 'idle' ? words.asking : words[status];
  const end = (
    <button type="button" className="parley-button" onClick={() => void stop()}>
      {messages.stopRecording}
    </button>
  );
  return (
    <>
      {isUntold && (
        <div className="parley-sharing">
          <span>{messages.cannotBeTold(untoldNames)}</span>
          <button type="button" className="parley-button" onClick={confirmTold}>
            {messages.haveTold}
          </button>
          {isAsking && end}
        </div>
      )}
      {(!isAsking || !isUntold) && (
        <div className="parley-sharing parley-recording" data-state={status}>
          <span>{said}</span>
          {!isAsking && <Elapsed recording={recording} />}
          {!isAsking && (
            <button type="button" className="parley-button" onClick={isPaused ? resume : pause}>
              {isPaused ? messages.resumeRecording : messages.pauseRecording}
            </button>
          )}
          {end}
        </div>
      )}
    </>
  );
}

/** A leaf of its own, so that the second hand moves nothing else. */
function Elapsed({ recording: { elapsed, status } }: { readonly recording: RecordingHandle }): ReactElement {
  const { locale } = useMessages();
  const [shown, setShown] = useState(elapsed);
  useEffect(
    function tick() {
      const show = (): void => setShown(elapsed());
      show();
      if (status !== 'on') return undefined;
      const timer = setInterval(show, 1000);
      return () => clearInterval(timer);
    },
    [elapsed, status],
  );
  // Read when asked, not each second.
  return (
    <time role="timer" className="parley-recording-time">
      {formatDuration(shown, locale)}
    </time>
  );
}

interface TheirRecordingProps {
  readonly userId: UserId;
  readonly callId: SessionId | undefined;
}

function TheirRecording({ userId, callId }: TheirRecordingProps): ReactElement {
  const name = useDisplayName(userId, callId);
  const { agreedIds, answer } = useRecordingNotice(callId);
  const { personRecords, leaveMeOut } = useMessages();
  const state = useCallSlice(
    callId,
    (call): RecordingState => call?.participants[userId]?.recording?.state ?? 'on',
  );
  return (
    <div className="parley-sharing parley-recording" data-state={state}>
      <span>{personRecords(name)}</span>
      {agreedIds.includes(userId) && (
        <button type="button" className="parley-button" onClick={() => answer(userId, false)}>
          {leaveMeOut}
        </button>
      )}
    </div>
  );
}
