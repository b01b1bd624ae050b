'use client';
import type { CallSnapshot, SessionId, VideoRefusal } from '@parley/core';
import { useId, useState } from 'react';
import type { ComponentProps, KeyboardEvent, ReactElement } from 'react';
import { useDisplayNames } from '../hooks/use-display-name.js';
import { useMessages } from '../hooks/use-messages.js';
import { useVideoUpgrade } from '../hooks/use-video-upgrade.js';
import { CameraIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { QuestionNotice } from './question-notice.js';

/** Where asking stands, for a `render` function. */
export interface VideoRequestState {
  readonly request: CallSnapshot['videoRequest'];
  readonly refusal: VideoRefusal | null;
}

/** What `VideoRequest` is given; everything else goes to its `<div>`. */
export interface VideoRequestProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, VideoRequestState> | undefined;
}

/**
 * Asks whether an audio call may have video, says that one's own question waits, and how it came out. Nothing while
 * nobody asks. It takes no focus by itself; Escape in it declines, or stops asking. `CallAnnouncer` tells those who
 * listen.
 *
 * Attributes: `data-request` (`incoming`, `outgoing`, `none`), `data-refusal` (`declined`, `no-answer`).
 */
export function VideoRequest({
  callId,
  render,
  className,
  ...props
}: VideoRequestProps): ReactElement | null {
  const upgrade = useVideoUpgrade(callId);
  const { request, refusal } = upgrade;
  const [closed, setClosed] = useState<VideoRefusal | null>(null);
  // The next refusal is another one.
  if (closed !== null && refusal === null) setClosed(null);
  const id = useId();
  const isRefused = request === 'none' && refusal !== null && closed === null;
  if (request === 'none' && !isRefused) return null;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // Nothing around it is to be closed, too.
    event.stopPropagation();
    if (request === 'incoming') void upgrade.answer(false);
    else if (request === 'outgoing') upgrade.endVideo();
    else setClosed(refusal);
  };
  const element = (
    <div
      role="group"
      aria-labelledby={id}
      {...props}
      className={classNames('parley-video-request', className)}
      data-request={request}
      data-refusal={isRefused ? refusal : undefined}
    >
      {request === 'incoming' && <Question id={id} onKeyDown={onKeyDown} upgrade={upgrade} callId={callId} />}
      {request === 'outgoing' && <Waiting id={id} onKeyDown={onKeyDown} stop={upgrade.endVideo} />}
      {isRefused && (
        <Refusal id={id} onKeyDown={onKeyDown} refusal={refusal} close={() => setClosed(refusal)} />
      )}
    </div>
  );
  return renderElement(element, render, { request, refusal });
}

interface PartProps {
  /** Of the words that name it. */
  readonly id: string;
  /** For its buttons. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

interface QuestionProps extends PartProps {
  readonly upgrade: ReturnType<typeof useVideoUpgrade>;
  readonly callId: SessionId | undefined;
}

function Question({ id, onKeyDown, upgrade, callId }: QuestionProps): ReactElement {
  const { requesterIds, getAcceptButtonProps, getDeclineButtonProps } = upgrade;
  const { asksForVideo, asksForVideoHint, turnOnVideo, decline } = useMessages();
  const names = useDisplayNames(requesterIds, callId);
  return (
    <div className="parley-notice">
      <QuestionNotice
        id={id}
        icon={<CameraIcon />}
        question={asksForVideo(names)}
        hint={asksForVideoHint}
        yes={{ label: turnOnVideo, getProps: getAcceptButtonProps }}
        no={{ label: decline, getProps: getDeclineButtonProps }}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

interface WaitingProps extends PartProps {
  readonly stop: () => void;
}

function Waiting({ id, onKeyDown, stop }: WaitingProps): ReactElement {
  const { askingForVideo, stopAsking } = useMessages();
  return (
    <div className="parley-sharing">
      <span id={id}>{askingForVideo}</span>
      <button type="button" className="parley-button" onKeyDown={onKeyDown} onClick={stop}>
        {stopAsking}
      </button>
    </div>
  );
}

interface RefusalProps extends PartProps {
  readonly refusal: VideoRefusal;
  readonly close: () => void;
}

function Refusal({ id, onKeyDown, refusal, close }: RefusalProps): ReactElement {
  const messages = useMessages();
  return (
    <div className="parley-sharing">
      <span id={id}>{messages.videoRefused(refusal)}</span>
      <button type="button" className="parley-button" onKeyDown={onKeyDown} onClick={close}>
        {messages.close}
      </button>
    </div>
  );
}
