'use client';
import type { SessionId, UserId } from '@parley/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ComponentProps, ReactElement } from 'react';
import { useMessages } from '../hooks/use-messages.js';
import { useAudibleParticipants, useParticipant } from '../hooks/use-participants.js';
import { SoundIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';

/** What the browser lets us do, for a `render` function. */
export interface AudioRendererState {
  /** The browser plays no sound until the person has touched the page. */
  readonly isBlocked: boolean;
}

/** What `AudioRenderer` is given; everything else goes to its `<div>`. */
export interface AudioRendererProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, AudioRendererState> | undefined;
}

/**
 * Plays the sound of everybody in a call, whatever is on screen. Mount it once: `VideoCall` brings its own unless told
 * otherwise. While the browser blocks sound it shows one button; a tap on it, and everybody can be heard.
 *
 * Attributes: `data-blocked`.
 */
export function AudioRenderer({ callId, render, className, ...props }: AudioRendererProps): ReactElement {
  const { tapToHear } = useMessages();
  const userIds = useAudibleParticipants(callId);
  const blocked = useRef(new Map<UserId, HTMLAudioElement>());
  const [isBlocked, setBlocked] = useState(false);

  const report = useCallback((userId: UserId, element: HTMLAudioElement | null) => {
    if (element) blocked.current.set(userId, element);
    else blocked.current.delete(userId);
    setBlocked(blocked.current.size > 0);
  }, []);

  const playAll = (): void => {
    for (const [userId, element] of blocked.current) void play(userId, element, report);
  };

  const element = (
    <div {...props} className={classNames('parley-audio', className)} data-blocked={present(isBlocked)}>
      {userIds.map((userId) => (
        <ParticipantAudio key={userId} userId={userId} callId={callId} report={report} />
      ))}
      {isBlocked && (
        <button type="button" className="parley-button parley-button-primary" onClick={playAll}>
          <SoundIcon />
          {tapToHear}
        </button>
      )}
    </div>
  );
  return renderElement(element, render, { isBlocked });
}

type Report = (userId: UserId, blocked: HTMLAudioElement | null) => void;

interface ParticipantAudioProps {
  readonly userId: UserId;
  readonly callId: SessionId | undefined;
  readonly report: Report;
}

function ParticipantAudio({ userId, callId, report }: ParticipantAudioProps): ReactElement | null {
  const ref = useRef<HTMLAudioElement>(null);
  const participant = useParticipant(userId, callId);
  // As soon as they have answered: the first word should find its loudspeaker ready.
  const track = participant && participant.state !== 'calling' ? participant.audioTrack : null;

  useEffect(
    function attachTrack() {
      const audio = ref.current;
      if (!audio || !track) return undefined;
      audio.srcObject = new MediaStream([track]);
      void play(userId, audio, report);
      return () => {
        audio.srcObject = null;
        report(userId, null);
      };
    },
    [track, userId, report],
  );

  if (!track) return null;
  return (
    <audio ref={ref} data-user-id={userId}>
      {/* Live speech has no captions to give; the empty track says so. */}
      <track kind="captions" />
    </audio>
  );
}

async function play(userId: UserId, element: HTMLAudioElement, report: Report): Promise<void> {
  try {
    await element.play();
    report(userId, null);
  } catch (error) {
    // HTML, "NotAllowedError": the page may not make a sound yet. Anything else means that the track went away.
    if (error instanceof DOMException && error.name === 'NotAllowedError') report(userId, element);
  }
}
