'use client';
import type { CallSnapshot, CallState, SessionId } from '@parley/core';
import { useRef } from 'react';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { useCallFrame } from '../hooks/call-frame.js';
import { useAutoHide } from '../hooks/use-auto-hide.js';
import { useCallSlice } from '../hooks/use-call-slice.js';
import { useMessages } from '../hooks/use-messages.js';
import { classNames } from '../lib/class-names.js';
import { useComposedRefs } from '../lib/compose-refs.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { slot } from '../lib/slot.js';
import { useTooltipDismissal } from '../lib/use-tooltip-dismissal.js';
import { CameraButton } from './camera-button.js';
import { ChatButton } from './chat-button.js';
import { DeviceMenu } from './device-menu.js';
import { HangUpButton } from './hang-up-button.js';
import { LayoutButton } from './layout-button.js';
import { MicButton } from './mic-button.js';
import { MoreMenu } from './more-menu.js';
import type { ShedPart } from './more-menu.js';
import { MutedHint } from './muted-hint.js';
import { ParticipantsButton } from './participants-button.js';
import { ReactButton } from './react-button.js';
import { ScreenShareButton } from './screen-share-button.js';

/** What the bar is for, for a `render` function. */
export interface CallControlsState {
  readonly state: CallState | 'idle';
}

/** The parts of the bar, each of which can be replaced, or left out with `null`. One of your own is never shed. */
export interface CallControlsSlots {
  /** The microphone, and the choice beside it. */
  readonly microphone?: ReactNode;
  /** The camera, and the choice beside it. */
  readonly camera?: ReactNode;
  readonly share?: ReactNode;
  /** Reactions and the hand; not there while nobody can see them. */
  readonly react?: ReactNode;
  /** The list of people, in a call of more than two; between two it is in the menu. */
  readonly people?: ReactNode;
  /** Shows the chat. Default: a `ChatButton` where there is a place for it, as in `VideoCall`. */
  readonly chat?: ReactNode;
  readonly layout?: ReactNode;
  readonly more?: ReactNode;
  readonly end?: ReactNode;
}

/** What `CallControls` is given; everything else goes to its `<div>`. */
export interface CallControlsProps extends ComponentProps<'div'> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  readonly slots?: CallControlsSlots | undefined;
  /**
   * Hide the bar while nobody uses the call and its pictures are there to be seen: not while it is dialing, and not in
   * an audio call. Default: true inside `VideoCall` and `CallShortcuts`.
   */
  readonly autoHide?: boolean | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, CallControlsState> | undefined;
}

const standardSlots: CallControlsSlots = {};

/**
 * The bar: microphone and camera, each with a choice of devices, screen, reactions, people, chat, layout, more, and the
 * red button apart. As
 * the element around it gets narrower it sheds its labels, then parts, which go into the menu. `children` replace all
 * of it.
 *
 * Attributes: `data-state` (that of the call), `data-hidden`.
 */
export function CallControls({
  callId,
  slots = standardSlots,
  autoHide,
  render,
  ref,
  className,
  children,
  ...props
}: CallControlsProps): ReactElement {
  const { controls } = useMessages();
  const state = useCallSlice(callId, (call) => call?.state ?? 'idle');
  const mayHide = useCallSlice(callId, hasTimeToLook);
  const isGroup = useCallSlice(callId, isOfSeveral);
  const frame = useCallFrame();
  const own = useRef<HTMLDivElement>(null);
  const isEnabled = (autoHide ?? frame !== null) && mayHide && state === 'connected';
  useAutoHide(own, { area: frame?.element, isEnabled });
  useTooltipDismissal(own);

  const element = (
    <div
      role="group"
      aria-label={controls}
      {...props}
      ref={useComposedRefs(own, ref)}
      className={classNames('parley-controls', className)}
      data-state={state}
    >
      <div className="parley-bar">
        {children ??
          standardParts(slots, callId, {
            isDialing: state === 'dialing',
            isGroup,
            hasChat: frame?.hasChat === true,
          })}
      </div>
    </div>
  );
  return renderElement(element, render, { state });
}

function isOfSeveral(call: CallSnapshot | null): boolean {
  return call !== null && call.participantIds.length > 1;
}

/** There are pictures to be seen, and nothing in the bar to be read. */
function hasTimeToLook(call: CallSnapshot | null): boolean {
  return call?.isVideo === true && call.microphoneNotice !== 'talking-while-muted';
}

/** Before anybody has answered there is nothing to lay out, and nobody to show a screen to. */
function standardParts(
  { microphone, camera, share, react, people, chat, layout, more, end }: CallControlsSlots,
  callId: SessionId | undefined,
  { isDialing, isGroup, hasChat }: Readonly<Record<'isDialing' | 'isGroup' | 'hasChat', boolean>>,
): ReactElement {
  const shed: readonly (ShedPart | false)[] = [
    (microphone === undefined || camera === undefined) && 'devices',
    share === undefined && 'share',
    react === undefined && 'react',
    people === undefined && 'people',
    layout === undefined && 'layout',
  ];
  return (
    <>
      {slot(
        microphone,
        <div className="parley-split">
          <MicButton callId={callId} />
          <DeviceMenu device="microphone" callId={callId} />
          <MutedHint callId={callId} />
        </div>,
      )}
      {slot(
        camera,
        <div className="parley-split">
          <CameraButton callId={callId} />
          <DeviceMenu device="camera" callId={callId} />
        </div>,
      )}
      {!isDialing && (
        <>
          {slot(share, <ScreenShareButton callId={callId} className="parley-share" />)}
          {slot(react, <ReactButton callId={callId} className="parley-react" />)}
          {slot(people, isGroup && <ParticipantsButton callId={callId} className="parley-participants" />)}
          {slot(chat, hasChat && <ChatButton callId={callId} />)}
          {slot(layout, <LayoutButton callId={callId} className="parley-layout" />)}
          {slot(more, <MoreMenu callId={callId} shed={shed.filter((part) => part !== false)} />)}
        </>
      )}
      {slot(end, <HangUpButton callId={callId} />)}
    </>
  );
}
