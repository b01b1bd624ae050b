'use client';
import type { SessionId } from '@parley/core';
import { useCallback, useRef, useState } from 'react';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { AudioRenderer } from '../components/audio-renderer.js';
import { CallAnnouncer } from '../components/call-announcer.js';
import { CallControls } from '../components/call-controls.js';
import { CallEnded } from '../components/call-ended.js';
import { CallExtras } from '../components/call-extras.js';
import { CallStage } from '../components/call-stage.js';
import { CallShortcuts } from '../components/call-shortcuts.js';
import { CallTimer } from '../components/call-timer.js';
import { ChatPanel } from '../components/chat-panel.js';
import { ConnectionBanner } from '../components/connection-banner.js';
import { DeviceProblems } from '../components/device-problems.js';
import { OutgoingCall } from '../components/outgoing-call.js';
import { FloatingSelfView } from '../components/floating-self-view.js';
import { Ringtone } from '../components/ringtone.js';
import { SharingNotice } from '../components/sharing-notice.js';
import { CallScope } from '../hooks/call-scope.js';
import { useChatToggle } from '../hooks/use-chat.js';
import { useCallSummary } from '../hooks/use-call-summary.js';
import { useCallPhase } from '../hooks/use-call-phase.js';
import type { VideoCallPhase } from '../hooks/use-call-phase.js';
import { useCallSlice } from '../hooks/use-call-slice.js';
import { useDisplayNames } from '../hooks/use-display-name.js';
import { useMessages } from '../hooks/use-messages.js';
import { useArrangement } from '../hooks/use-stage.js';
import { classNames } from '../lib/class-names.js';
import { useComposedRefs } from '../lib/compose-refs.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { slot } from '../lib/slot.js';
import type { Shortcuts } from '../lib/shortcut-keys.js';
import { useFocusHome } from '../lib/use-focus-home.js';
import { useIsShown } from '../lib/use-is-shown.js';

/** What is shown, for a `render` function. */
export interface VideoCallState {
  readonly phase: VideoCallPhase;
}

/** The parts of `VideoCall`, each of which can be replaced, or left out with `null`. */
export interface VideoCallSlots {
  readonly outgoing?: ReactNode;
  /** The pictures of the others. Default: a `CallStage` with the self view on it. */
  readonly grid?: ReactNode;
  /** Default: a `FloatingSelfView`. */
  readonly selfView?: ReactNode;
  readonly controls?: ReactNode;
  readonly ended?: ReactNode;
  /** What is shown while the chat is open. Default: a `ChatPanel`. */
  readonly chat?: ReactNode;
  /** Plays the sound; `null` when the app mounts an `AudioRenderer` of its own. */
  readonly audio?: ReactNode;
  /** The sounds of a call that goes out, of coming and going; `null` for silence. Default: a `Ringtone`. */
  readonly sound?: ReactNode;
  /** Says what broke. Default: a `ConnectionBanner`. */
  readonly banner?: ReactNode;
  /** How long it lasts. Default: a `CallTimer`. */
  readonly timer?: ReactNode;
  /** Says which device failed. Default: a `DeviceProblems`. */
  readonly problems?: ReactNode;
  /** Says that one shares one's screen. Default: a `SharingNotice`. */
  readonly sharing?: ReactNode;
  /** The screen kept on, headset keys, picture-in-picture, and the signs of a recording. Default: a `CallExtras`. */
  readonly extras?: ReactNode;
  /** Tells those who listen; `null` when the app mounts a `CallAnnouncer` of its own. */
  readonly announcer?: ReactNode;
}

/** What `VideoCall` is given; everything else goes to its `<section>`. */
export interface VideoCallProps extends Omit<ComponentProps<'section'>, 'children'> {
  /** Default: the current call. */
  readonly callId?: SessionId | undefined;
  readonly slots?: VideoCallSlots | undefined;
  /** Other keys, `null` for none; `false` switches the keyboard's shortcuts off. Keep the object stable. */
  readonly shortcuts?: Partial<Shortcuts> | false | undefined;
  /** Whether there is a chat beside the call. Default true. */
  readonly chat?: boolean | undefined;
  readonly render?: RenderProp<ComponentProps<'section'>, VideoCallState> | undefined;
}

const standardSlots: VideoCallSlots = {};

/** All but the one of a call that comes in: that is for `IncomingCallDialog`. */
const sounds = ['ringback', 'join', 'leave', 'end'] as const;

/**
 * A whole call: going out, connected, over. Nothing while there is none, or while one only rings
 * (`IncomingCallDialog` is for that). Fills the element around it.
 *
 * Attributes: `data-phase` (`outgoing`, `in-call`, `ended`), `data-layout` (`single`, `grid`, `speaker`).
 */
export function VideoCall({ callId, ...props }: VideoCallProps): ReactElement | null {
  const { id, phase } = useCallPhase(callId);
  if (id === null || phase === null) return null;
  return (
    <CallScope callId={id}>
      <CallRegion {...props} sessionId={id} phase={phase} />
    </CallScope>
  );
}

interface CallRegionProps extends Omit<VideoCallProps, 'callId'> {
  readonly sessionId: SessionId;
  readonly phase: VideoCallPhase;
}

function CallRegion({
  slots = standardSlots,
  shortcuts,
  chat = true,
  render,
  ref,
  className,
  sessionId,
  phase,
  ...props
}: CallRegionProps): ReactElement {
  const { participantIds } = useCallSummary();
  const arrangement = useArrangement();
  const names = useDisplayNames(participantIds);
  const messages = useMessages();
  const own = useRef<HTMLElement>(null);
  const [first] = useState({ sessionId, phase });
  useFocusHome(own, phase);

  const element = (
    <section
      aria-label={messages.callWith(names)}
      tabIndex={-1}
      lang={messages.locale}
      dir={messages.dir}
      {...props}
      ref={useComposedRefs(own, ref)}
      className={classNames('parley-video-call', className)}
      data-phase={phase}
      data-layout={arrangement}
    >
      <CallShortcuts element={own} shortcuts={shortcuts} hasChat={chat}>
        {slot(slots.announcer, <CallAnnouncer />)}
        {slot(slots.sound, <Ringtone only={sounds} />)}
        {phase === 'outgoing' && slot(slots.outgoing, <OutgoingCall />)}
        {phase === 'outgoing' && <div className="parley-top">{slot(slots.banner, <ConnectionBanner />)}</div>}
        {phase === 'in-call' && (
          <InCall slots={slots} isFirst={first.sessionId === sessionId && first.phase === phase} />
        )}
        {phase === 'ended' && slot(slots.ended, <CallEnded />)}
        {chat && phase !== 'outgoing' && <Chat>{slots.chat}</Chat>}
        {slot(slots.audio, <AudioRenderer />)}
      </CallShortcuts>
    </section>
  );
  return renderElement(element, render, { phase });
}

/** Beside the stage, or over it where there is no room; with what was said it stays when the call is over. */
function Chat({ children }: { readonly children: ReactNode }): ReactNode {
  const { isOpen, setOpen } = useChatToggle();
  const close = useCallback(() => setOpen(false), [setOpen]);
  return isOpen && slot(children, <ChatPanel onClose={close} takesFocus />);
}

interface InCallProps {
  readonly slots: VideoCallSlots;
  /** Nothing of the call was shown before. */
  readonly isFirst: boolean;
}

function InCall({ slots, isFirst }: InCallProps): ReactElement {
  // In an audio call there is nothing of oneself to see, unless one asks for pictures.
  const isAudioCall = useCallSlice(
    undefined,
    (call) => call !== null && !call.isVideo && !call.local.video.enabled,
  );
  const selfView = isAudioCall ? null : slot(slots.selfView, <FloatingSelfView />);
  return (
    <div className="parley-stage parley-in-call">
      {slots.grid === undefined ? <CallStage>{selfView}</CallStage> : slots.grid}
      {slots.grid !== undefined && selfView}
      <Overlay slots={slots} isFirst={isFirst} />
    </div>
  );
}

/** Pictures first: in a call of which nothing was shown before, what lies over them comes right after. */
function Overlay({ slots, isFirst }: InCallProps): ReactElement | null {
  const isShown = useIsShown(isFirst);
  if (!isShown) return null;
  return (
    <>
      {slot(slots.timer, <CallTimer />)}
      <div className="parley-top">
        {slot(slots.banner, <ConnectionBanner />)}
        {slot(slots.problems, <DeviceProblems />)}
        {slot(slots.sharing, <SharingNotice />)}
        {slot(slots.extras, <CallExtras />)}
      </div>
      {slot(slots.controls, <CallControls />)}
    </>
  );
}
