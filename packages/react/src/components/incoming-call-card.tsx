'use client';
import type { CallType, SessionId } from '@parley/core';
import { useRef } from 'react';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { useIncomingCall } from '../hooks/use-incoming-call.js';
import { useMessages } from '../hooks/use-messages.js';
import { classNames } from '../lib/class-names.js';
import { useComposedRefs } from '../lib/compose-refs.js';
import { chain } from '../lib/merge-props.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { slot } from '../lib/slot.js';
import { useRingingDialog } from '../lib/use-ringing-dialog.js';
import { Answers, Caller, Countdown, Preview, Silence, Waiting } from './incoming-call-parts.js';

/** The call that is on top, for a `render` function. */
export interface IncomingCallDialogState {
  readonly callId: SessionId;
  readonly callType: CallType;
  readonly isSilenced: boolean;
  /** How many more ring behind it. */
  readonly waiting: number;
}

/**
 * The parts of `IncomingCallDialog`, each of which can be replaced, or left out with `null`. In them
 * `useIncomingCall()` gives the call that is on top.
 */
export interface IncomingCallDialogSlots {
  /** Who calls, and what kind of call it is. */
  readonly caller?: ReactNode;
  readonly answers?: ReactNode;
  /** What silences it by a touch; gone once it is silenced. */
  readonly silence?: ReactNode;
  /** What else can be done, below the answers: `<BlockButton />`. Default: nothing. */
  readonly more?: ReactNode;
  /** The calls that ring behind it. */
  readonly waiting?: ReactNode;
  /** Rings: `<Ringtone only={…} sounds={…} />`. */
  readonly sound?: ReactNode;
  /** Tells of the call outside of the page. */
  readonly notification?: ReactNode;
}

export interface IncomingCallCardProps extends Omit<ComponentProps<'dialog'>, 'open' | 'children'> {
  readonly callId: SessionId;
  readonly waitingIds: readonly SessionId[];
  readonly onChoose: (id: SessionId) => void;
  /** Shows one's own camera while a video call rings. Default false: it stays off until the call is accepted. */
  readonly preview?: boolean | undefined;
  /** How long a call rings, in ms: shows how much of it is left, to the eye only. Default: not shown. */
  readonly ringsFor?: number | undefined;
  readonly slots?: IncomingCallDialogSlots | undefined;
  readonly render?: RenderProp<ComponentProps<'dialog'>, IncomingCallDialogState> | undefined;
}

/** The dialog itself: one call on top, the others as a list below. */
export function IncomingCallCard({
  callId,
  waitingIds,
  onChoose,
  preview = false,
  ringsFor,
  slots,
  render,
  ref,
  className,
  onCancel,
  onClose,
  ...props
}: IncomingCallCardProps): ReactElement | null {
  const { label, callType, isSilenced, silence } = useIncomingCall(callId);
  const { locale, dir } = useMessages();
  const own = useRef<HTMLDialogElement>(null);
  const composed = useComposedRefs(own, ref);
  const dialog = useRingingDialog({ ref: own, isSilenced, onSilence: silence });
  if (callType === null) return null;

  const hasPreview = preview && callType === 'video';
  const element = (
    <dialog
      role="alertdialog"
      aria-label={label}
      lang={locale}
      dir={dir}
      tabIndex={-1}
      {...props}
      ref={composed}
      className={classNames('parley-incoming', className)}
      data-call-type={callType}
      data-silenced={present(isSilenced)}
      data-waiting={waitingIds.length > 0 ? waitingIds.length : undefined}
      data-preview={present(hasPreview)}
      onCancel={chain(onCancel, dialog.onCancel)}
      onClose={chain(onClose, dialog.onClose)}
    >
      {ringsFor !== undefined && <Countdown ms={ringsFor} />}
      {hasPreview && <Preview callId={callId} />}
      {slot(slots?.caller, <Caller />)}
      {slot(slots?.answers, <Answers />)}
      {!isSilenced && slot(slots?.silence, <Silence />)}
      {slots?.more}
      {slot(slots?.waiting, <Waiting ids={waitingIds} onChoose={onChoose} />)}
    </dialog>
  );
  return renderElement(element, render, { callId, callType, isSilenced, waiting: waitingIds.length });
}
