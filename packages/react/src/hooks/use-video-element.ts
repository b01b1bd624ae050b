'use client';
import type { CallSnapshot, SessionId, UserId } from '@parley/core';
import type { CallStoreState, TileSource } from '@parley/store';
import type { RefObject } from 'react';
import { useCallSlice } from './use-call-slice.js';
import { usePicture } from './use-picture.js';

/** Which of somebody's pictures is meant. */
export interface VideoElementOptions {
  /** Default `camera`. */
  readonly source?: TileSource | undefined;
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
}

/**
 * Plays somebody's picture in a `<video>` of one's own, muted, for as long as there is one. Their id, or one's own:
 * mirror that one, so that it moves as in a mirror. Whoever sends it is told how large the element is, and that it is
 * not shown where it is not.
 *
 * @returns whether there is a picture
 */
export function useVideoElement(
  ref: RefObject<HTMLVideoElement | null>,
  userId: UserId,
  { source = 'camera', callId }: VideoElementOptions = {},
): boolean {
  const track = useVideoSource(userId, source, callId);
  usePicture(ref, track);
  return track !== null;
}

/** The track that shows somebody, `null` while nothing of them is to be seen. */
function useVideoSource(userId: UserId, source: TileSource, callId?: SessionId): MediaStreamTrack | null {
  return useCallSlice(callId, (call, state) => pictureOf(userId, source, call, state));
}

/** See `useVideoSource`. */
export function pictureOf(
  userId: UserId,
  source: TileSource,
  call: CallSnapshot | null,
  { connection }: CallStoreState,
): MediaStreamTrack | null {
  if (userId === connection.userId)
    return call?.local[source === 'screen' ? 'screen' : 'video'].track ?? null;
  const person = call?.participants[userId];
  if (!person) return null;
  if (source === 'screen') return person.screenTrack;
  // Taken up before the connection stands, so that the first frame finds its place ready; until it comes,
  // the initials show through. Somebody who has not answered sends nothing.
  return person.videoEnabled && person.state !== 'calling' ? person.videoTrack : null;
}
