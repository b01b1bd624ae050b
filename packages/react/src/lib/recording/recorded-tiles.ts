import type { CallSnapshot, UserId } from '@parley/core';

/** One picture of a recording. */
export interface RecordedTile {
  readonly userId: UserId;
  readonly source: 'camera' | 'screen';
  /** `null`: their initials stand for them. */
  readonly picture: MediaStreamTrack | null;
}

/** What of a call is recorded. */
export interface RecordedMedia {
  /** Screens first, then the others in the order of the invitation, then this side. */
  readonly tiles: readonly RecordedTile[];
  readonly sounds: readonly MediaStreamTrack[];
}

/**
 * Finds what of a call is recorded: this side, and those of the others who may be.
 *
 * @param self - this side
 * @param may - whether somebody may be recorded
 */
export function recordedMedia(
  { participantIds, participants, local }: CallSnapshot,
  self: UserId,
  may: (userId: UserId) => boolean,
): RecordedMedia {
  const screens: RecordedTile[] = [];
  const cameras: RecordedTile[] = [];
  const sounds: (MediaStreamTrack | null)[] = [];
  for (const userId of participantIds) {
    const person = participants[userId];
    if (!person || person.state === 'calling' || person.state === 'left' || !may(userId)) continue;
    const { screenTrack, videoTrack, videoEnabled } = person;
    if (screenTrack) screens.push({ userId, source: 'screen', picture: screenTrack });
    cameras.push({ userId, source: 'camera', picture: videoEnabled ? videoTrack : null });
    // What a muted person still sends is not for the file either.
    sounds.push(person.audioEnabled ? person.audioTrack : null, person.screenAudioTrack);
  }
  if (local.screen.track) screens.push({ userId: self, source: 'screen', picture: local.screen.track });
  cameras.push({ userId: self, source: 'camera', picture: local.video.track });
  sounds.push(local.audio.track);
  return { tiles: [...screens, ...cameras], sounds: sounds.filter((track) => track !== null) };
}
