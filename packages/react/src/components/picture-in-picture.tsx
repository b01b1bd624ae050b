'use client';
import type { SessionId, UserId } from '@parley/core';
import type { TileSource } from '@parley/store';
import { useRef } from 'react';
import type { ReactElement, ReactNode, RefObject } from 'react';
import { createPortal } from 'react-dom';
import { CallFrameScope, useCallFrame } from '../hooks/call-frame.js';
import { useCallSummary } from '../hooks/use-call-summary.js';
import { useCallSlice } from '../hooks/use-call-slice.js';
import { useDisplayNames } from '../hooks/use-display-name.js';
import { useMessages } from '../hooks/use-messages.js';
import { useParticipants } from '../hooks/use-participants.js';
import { usePictureWindow } from '../hooks/use-picture-window.js';
import { useStage } from '../hooks/use-stage.js';
import { useVideoElement } from '../hooks/use-video-element.js';
import { CallControls } from './call-controls.js';
import { CameraButton } from './camera-button.js';
import { MicButton } from './mic-button.js';
import { ParticipantTile } from './participant-tile.js';
import { SelfView } from './self-view.js';

/** What `PictureInPicture` is given. */
export interface PictureInPictureProps {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  /** Let the browser open it by itself when the person looks at another tab, where it can. Default false. */
  readonly auto?: boolean | undefined;
  /** Replaces what the window shows. */
  readonly children?: ReactNode;
}

/**
 * The call in a small window above all others, once `PictureInPictureButton` or `usePictureInPicture` opens it: who
 * talks, one's own picture, and buttons that work, all of it rendered here. Where a browser can float nothing but a
 * video, it is that of whoever talks. `VideoCall` brings one. Renders nothing on the page.
 */
export function PictureInPicture({
  callId,
  auto = false,
  children,
}: PictureInPictureProps): ReactElement | null {
  const frame = useCallFrame();
  const video = useRef<HTMLVideoElement>(null);
  const { participantIds } = useCallSummary(callId);
  const names = useDisplayNames(participantIds, callId);
  const { callWith } = useMessages();
  const title = callWith(names);
  const { window: opened, needsVideo } = usePictureWindow(frame?.element, video, title, auto);
  if (opened)
    return createPortal(children ?? <PictureView callId={callId} title={title} />, opened.document.body);
  // Who talks renders nothing while nothing shows it.
  return needsVideo ? <StarVideo ref={video} callId={callId} /> : null;
}

/** Who is on the stage, as if everybody else were not. */
function useStar(callId: SessionId | undefined): readonly [UserId | null, TileSource] {
  const { stageId, stageSource } = useStage(callId, 'speaker');
  const [first = null] = useParticipants(callId);
  return [stageId ?? first, stageId === null ? 'camera' : stageSource];
}

interface PictureViewProps {
  readonly callId: SessionId | undefined;
  readonly title: string;
}

function PictureView({ callId, title }: PictureViewProps): ReactElement {
  const [userId, source] = useStar(callId);
  const messages = useMessages();
  const isVideo = useCallSlice(callId, (call) => call?.isVideo === true);
  // The keys of the page are not pressed here.
  return (
    <CallFrameScope frame={null}>
      <main
        className="parley-stage parley-picture"
        aria-label={title}
        lang={messages.locale}
        dir={messages.dir}
      >
        {userId !== null && <ParticipantTile userId={userId} source={source} callId={callId} />}
        {isVideo && <SelfView callId={callId} className="parley-float" data-corner="top-end" />}
        <CallControls
          callId={callId}
          autoHide={false}
          slots={{
            microphone: <MicButton callId={callId} />,
            camera: <CameraButton callId={callId} />,
            share: null,
            layout: null,
            more: null,
          }}
        />
      </main>
    </CallFrameScope>
  );
}

interface StarVideoProps extends Omit<PictureViewProps, 'title'> {
  readonly ref: RefObject<HTMLVideoElement | null>;
}

function StarVideo({ ref, callId }: StarVideoProps): ReactElement | null {
  const [userId, source] = useStar(callId);
  return userId === null ? null : <OneVideo ref={ref} callId={callId} userId={userId} source={source} />;
}

interface OneVideoProps extends StarVideoProps {
  readonly userId: UserId;
  readonly source: TileSource;
}

/** Out of sight until the browser floats it. */
function OneVideo({ ref, callId, userId, source }: OneVideoProps): ReactElement {
  useVideoElement(ref, userId, { source, callId });
  return (
    <video ref={ref} className="parley-hidden" aria-hidden="true" tabIndex={-1} muted playsInline autoPlay />
  );
}
