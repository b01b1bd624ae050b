'use client';
import type { CallSnapshot, ParticipantSnapshot, ParticipantState, UserId } from '@parley/core';
import type { CallStoreState, TileSource } from '@parley/store';
import { memo, useMemo } from 'react';
import type { ComponentProps, MemoExoticComponent, ReactElement, ReactNode } from 'react';
import { useShallowCallSlice } from '../hooks/use-call-slice.js';
import { useDisplayName } from '../hooks/use-display-name.js';
import { useMessages } from '../hooks/use-messages.js';
import { pictureOf } from '../hooks/use-video-element.js';
import { classNames } from '../lib/class-names.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { slot } from '../lib/slot.js';
import { TileContext } from '../lib/tile-scope.js';
import type { TilePartProps } from '../lib/tile-scope.js';
import type { Messages } from '../messages/messages.js';
import { Avatar } from './avatar.js';
import { ParticipantName } from './participant-name.js';
import { QualityBadge } from './quality-badge.js';
import { SpeakingRing } from './speaking-ring.js';
import { TapToHear } from './tap-to-hear.js';
import { TileGestures } from './tile-gestures.js';
import { VideoTrack } from './video-track.js';

/** What a tile shows, for a `render` function. */
export interface ParticipantTileState {
  readonly state: ParticipantState;
  readonly isMuted: boolean;
  /** Their picture is there to be shown. */
  readonly hasVideo: boolean;
}

/** The parts of a tile, each of which can be replaced, or left out with `null`. Keep the object stable. */
export interface ParticipantTileSlots {
  /** Default: an `Avatar`; nothing on a shared screen. */
  readonly avatar?: ReactNode;
  /** Makes the picture. Default: a `VideoTrack`. */
  readonly video?: ((track: MediaStreamTrack) => ReactNode) | null;
  /** Default: a `ParticipantName`, which has a `MicIndicator` in it. */
  readonly name?: ReactNode;
  /** Default: a `QualityBadge`. */
  readonly quality?: ReactNode;
  /** Default: a `SpeakingRing`; nothing on a shared screen. */
  readonly ring?: ReactNode;
  /** Default: a `HandIndicator` and a `FloatingReaction`, fetched when there is one; nothing on a shared screen. */
  readonly gestures?: ReactNode;
  /** Plays sound that the browser holds back. Default: a `TapToHear`; nothing on a shared screen. */
  readonly tapToHear?: ReactNode;
}

/** What `ParticipantTile` is given; everything else goes to its `<div>`. */
export interface ParticipantTileProps extends ComponentProps<'div'>, Pick<TilePartProps, 'callId'> {
  readonly userId: UserId;
  /** Which of their pictures. Default `camera`. */
  readonly source?: TileSource | undefined;
  readonly slots?: ParticipantTileSlots | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, ParticipantTileState> | undefined;
}

// Made once: the same element again renders nothing, so that a tile that renders leaves its parts alone.
const standard = {
  avatar: <Avatar />,
  name: <ParticipantName />,
  quality: <QualityBadge />,
  ring: <SpeakingRing />,
  gestures: <TileGestures />,
  tapToHear: <TapToHear />,
} as const;
const none: ParticipantTileSlots = {};

/**
 * One remote person: their picture or their initials, their name and whether they are muted; or the screen that they
 * share. `children` go on top. Its parts can be used in it without being told whose they are. Renders again only when
 * this person does something that it shows; a part that shows something of its own renders by itself.
 *
 * Attributes: `data-source`, `data-state` (`calling`, `connecting`, `connected`, `reconnecting`, `left`), `data-muted`,
 * `data-video`, `data-hold` (`ours`, `theirs`: who holds the call).
 */
export const ParticipantTile: MemoExoticComponent<(props: ParticipantTileProps) => ReactElement | null> =
  memo(function ParticipantTile({
    userId,
    callId,
    source = 'camera',
    slots = none,
    render,
    className,
    children,
    ...props
  }: ParticipantTileProps): ReactElement | null {
    const [state, isMuted, track, isRinging, hold] = useShallowCallSlice(callId, (call, whole) =>
      factsOf(userId, source, call, whole),
    );
    const name = useDisplayName(userId, callId);
    const messages = useMessages();
    const scope = useMemo(() => ({ userId, source, callId }), [userId, source, callId]);
    if (state === null) return null;

    const isScreen = source === 'screen';
    let words = isRinging ? messages.ringing : wordsOf(state, messages);
    if (hold !== null && words === null && !isScreen)
      words = hold === 'ours' ? messages.onHold([name]) : messages.personHolds(name);
    const element = (
      <div
        role="group"
        aria-label={isScreen ? messages.screenOf(name) : name}
        {...props}
        className={classNames('parley-tile', className)}
        data-source={source}
        data-state={state}
        data-muted={present(isMuted)}
        data-video={present(track !== null)}
        data-hold={hold ?? undefined}
      >
        {slot(slots.avatar, isScreen ? null : standard.avatar)}
        {track &&
          (slots.video === undefined ? <VideoTrack track={track} whole={isScreen} /> : slots.video?.(track))}
        {words !== null && <span className="parley-tile-state">{words}</span>}
        {slot(slots.ring, isScreen ? null : standard.ring)}
        {slot(slots.name, standard.name)}
        {slot(slots.quality, standard.quality)}
        {slot(slots.gestures, isScreen ? null : standard.gestures)}
        {slot(slots.tapToHear, isScreen ? null : standard.tapToHear)}
        {children}
      </div>
    );
    return (
      <TileContext value={scope}>
        {renderElement(element, render, { state, isMuted, hasVideo: track !== null })}
      </TileContext>
    );
  });

type Facts = readonly [
  state: ParticipantState | null,
  isMuted: boolean,
  track: MediaStreamTrack | null,
  isRinging: boolean,
  hold: 'ours' | 'theirs' | null,
];

function factsOf(
  userId: UserId,
  source: TileSource,
  call: CallSnapshot | null,
  state: CallStoreState,
): Facts {
  const person = call?.participants[userId];
  if (!call || !person) return [null, false, null, false, null];
  const isRinging = person.state === 'calling' && person.isRinging;
  return [
    person.state,
    !person.audioEnabled,
    pictureOf(userId, source, call, state),
    isRinging,
    holdOf(call, person),
  ];
}

function holdOf({ isHeld }: CallSnapshot, { isHolding }: ParticipantSnapshot): 'ours' | 'theirs' | null {
  if (isHeld) return 'ours';
  return isHolding ? 'theirs' : null;
}

function wordsOf(state: ParticipantState, messages: Messages): string | null {
  if (state === 'connected' || state === 'left') return null;
  return messages[state];
}
