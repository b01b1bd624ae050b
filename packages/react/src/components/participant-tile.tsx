'use client';
import type { ParticipantSnapshot, ParticipantState, SessionId, UserId } from '@parley/core';
import { memo } from 'react';
import type { ComponentProps, MemoExoticComponent, ReactElement } from 'react';
import { useDisplayName } from '../hooks/use-display-name.js';
import { useMessages } from '../hooks/use-messages.js';
import { useParticipant } from '../hooks/use-participants.js';
import { classNames } from '../lib/class-names.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import type { Messages } from '../messages/messages.js';
import { Avatar } from './avatar.js';
import { PersonName } from './person-name.js';
import { VideoTrack } from './video-track.js';

/** What a tile shows, for a `render` function. */
export interface ParticipantTileState {
  readonly state: ParticipantState;
  readonly isMuted: boolean;
  /** Their picture is there to be shown. */
  readonly hasVideo: boolean;
}

/** What `ParticipantTile` is given; everything else goes to its `<div>`. */
export interface ParticipantTileProps extends ComponentProps<'div'> {
  readonly userId: UserId;
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, ParticipantTileState> | undefined;
}

/**
 * One remote person: their picture or their initials, their name and whether they are muted. `children` go on top.
 * Renders again only when this person changes.
 *
 * Attributes: `data-state` (`calling`, `connecting`, `connected`, `reconnecting`, `left`), `data-muted`, `data-video`.
 */
export const ParticipantTile: MemoExoticComponent<(props: ParticipantTileProps) => ReactElement | null> =
  memo(function ParticipantTile({
    userId,
    callId,
    render,
    className,
    children,
    ...props
  }: ParticipantTileProps): ReactElement | null {
    const participant = useParticipant(userId, callId);
    const name = useDisplayName(userId, callId);
    const messages = useMessages();
    if (!participant) return null;

    const { state } = participant;
    const isMuted = !participant.audioEnabled;
    const track = pictureOf(participant);
    const words = wordsOf(state, messages);
    const element = (
      <div
        role="group"
        aria-label={name}
        {...props}
        className={classNames('parley-tile', className)}
        data-state={state}
        data-muted={present(isMuted)}
        data-video={present(track !== null)}
      >
        <Avatar userId={userId} callId={callId} />
        {track && <VideoTrack track={track} />}
        {words !== null && <span className="parley-tile-state">{words}</span>}
        <PersonName name={name} isMuted={isMuted} />
        {children}
      </div>
    );
    return renderElement(element, render, { state, isMuted, hasVideo: track !== null });
  });

function pictureOf({ state, videoEnabled, videoTrack }: ParticipantSnapshot): MediaStreamTrack | null {
  // Taken up before the connection stands, so that the first frame finds its place ready; until it comes,
  // the initials show through. Somebody who has not answered sends nothing.
  return videoEnabled && state !== 'calling' ? videoTrack : null;
}

function wordsOf(state: ParticipantState, messages: Messages): string | null {
  if (state === 'connected' || state === 'left') return null;
  return messages[state];
}
