'use client';
import type { CallType, SessionId } from '@parley/core';
import { useRef } from 'react';
import type { ComponentProps, ReactElement } from 'react';
import { useDisplayNames } from '../hooks/use-display-name.js';
import { useIncomingCall } from '../hooks/use-incoming-call.js';
import { useMessages } from '../hooks/use-messages.js';
import { CameraIcon, CloseIcon, PhoneIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import { useComposedRefs } from '../lib/compose-refs.js';
import { chain } from '../lib/merge-props.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { useRingingDialog } from '../lib/use-ringing-dialog.js';
import { Avatar } from './avatar.js';
import { People } from './call-ended.js';

/** The call that is on top, for a `render` function. */
export interface IncomingCallDialogState {
  readonly callId: SessionId;
  readonly callType: CallType;
  readonly isSilenced: boolean;
  /** How many more ring behind it. */
  readonly waiting: number;
}

interface IncomingCallCardProps extends Omit<ComponentProps<'dialog'>, 'open' | 'children'> {
  readonly callId: SessionId;
  readonly waitingIds: readonly SessionId[];
  readonly onChoose: (id: SessionId) => void;
  readonly render?: RenderProp<ComponentProps<'dialog'>, IncomingCallDialogState> | undefined;
}

/** The dialog itself: one call on top, the others as a list below. */
export function IncomingCallCard({
  callId,
  waitingIds,
  onChoose,
  render,
  ref,
  className,
  onCancel,
  onClose,
  ...props
}: IncomingCallCardProps): ReactElement | null {
  const call = useIncomingCall(callId);
  const { callerId, callType, isSilenced, isBusy, accept, reject, silence } = call;
  const own = useRef<HTMLDialogElement>(null);
  const composed = useComposedRefs(own, ref);
  const dialog = useRingingDialog({ ref: own, isSilenced, onSilence: silence });
  const names = useDisplayNames(callerId === null ? [] : [callerId], callId);
  const messages = useMessages();
  if (callerId === null || callType === null) return null;

  const isVideo = callType === 'video';
  const kind = messages.incomingKind(callType);
  const element = (
    <dialog
      role="alertdialog"
      aria-label={messages.incomingCall(callType, names)}
      tabIndex={-1}
      {...props}
      ref={composed}
      className={classNames('parley-incoming', className)}
      data-call-type={callType}
      data-silenced={present(isSilenced)}
      data-waiting={waitingIds.length > 0 ? waitingIds.length : undefined}
      onCancel={chain(onCancel, dialog.onCancel)}
      onClose={chain(onClose, dialog.onClose)}
    >
      <div className="parley-incoming-caller">
        <People userIds={[callerId]} callId={callId} />
        <p className="parley-title">
          <bdi>{messages.people(names)}</bdi>
        </p>
        <p className="parley-subtitle">{isSilenced ? messages.silencedKind(kind) : kind}</p>
        {isBusy && <p className="parley-hint">{messages.acceptEndsCurrent}</p>}
      </div>
      <div className="parley-answers">
        <button type="button" className="parley-answer" data-answer="decline" onClick={() => reject()}>
          <span className="parley-answer-icon">
            <CloseIcon />
          </span>
          {messages.decline}
        </button>
        <button
          type="button"
          className="parley-answer"
          data-answer={isVideo ? 'alternative' : 'accept'}
          onClick={() => accept({ video: false })}
        >
          <span className="parley-answer-icon">
            <PhoneIcon />
          </span>
          {messages.acceptWithAudio}
        </button>
        {isVideo && (
          <button
            type="button"
            className="parley-answer"
            data-answer="accept"
            onClick={() => accept({ video: true })}
          >
            <span className="parley-answer-icon">
              <CameraIcon />
            </span>
            {messages.acceptWithVideo}
          </button>
        )}
      </div>
      <Waiting ids={waitingIds} onChoose={onChoose} />
    </dialog>
  );
  return renderElement(element, render, { callId, callType, isSilenced, waiting: waitingIds.length });
}

interface WaitingProps {
  readonly ids: readonly SessionId[];
  readonly onChoose: (id: SessionId) => void;
}

function Waiting({ ids, onChoose }: WaitingProps): ReactElement {
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
  const names = useDisplayNames(callerId === null ? [] : [callerId], callId);
  const messages = useMessages();
  if (callerId === null || callType === null) return null;
  return (
    <button
      type="button"
      className="parley-waiting-call"
      aria-label={messages.showWaiting(callType, names)}
      onClick={() => onChoose(callId)}
    >
      <Avatar userId={callerId} callId={callId} />
      <bdi className="parley-name">{messages.people(names)}</bdi>
      {callType === 'video' ? <CameraIcon /> : <PhoneIcon />}
    </button>
  );
}
