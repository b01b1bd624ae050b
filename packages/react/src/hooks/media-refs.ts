import type { CallSnapshot, SessionId, UserId } from '@parley/core';
import { selectCall, selectCurrentCallId, selectVolume } from '@parley/store';
import type { CallStore, CallStoreState } from '@parley/store';
import type { RefCallback } from 'react';
import { chooseSpeaker } from '../lib/choose-speaker.js';
import { watchPicture } from '../lib/demand/demand.js';
import { pictureOf } from './use-video-element.js';

/** Refs for the media elements of a call, one for each person. */
export interface MediaRefs {
  /** The same for the same person, so that a render takes nothing off the element. */
  readonly of: (userId: UserId) => RefCallback<HTMLMediaElement>;
  readonly find: (state: CallStoreState) => CallSnapshot | null;
}

/**
 * Makes refs that play what somebody sends, and go on with whatever they send later, without a render.
 *
 * @param wanted - the call; `null`: whichever is the current one
 */
export function createMediaRefs(store: CallStore, wanted: SessionId | null): MediaRefs {
  const refs = new Map<UserId, RefCallback<HTMLMediaElement>>();
  const find = (state: CallStoreState): CallSnapshot | null =>
    selectCall(state, wanted ?? selectCurrentCallId(state));

  const play = (userId: UserId, element: HTMLMediaElement): (() => void) => {
    let played: readonly MediaStreamTrack[] = [];
    let forget: (() => void) | null = null;
    let volume = 1;
    let isSilenced = false;
    let wasMuted = false;
    /** Only what was chosen anew: whoever has the element may set both as well. */
    const adjust = (chosen: ReturnType<typeof selectVolume>): void => {
      if (chosen.volume !== volume) element.volume = volume = chosen.volume;
      if (chosen.isSilenced === isSilenced) return;
      isSilenced = chosen.isSilenced;
      if (isSilenced) wasMuted = element.muted;
      element.muted = isSilenced || wasMuted;
    };
    const follow = (): void => {
      const state = store.getState();
      const call = find(state);
      chooseSpeaker(element, state.devices.selected.speaker);
      adjust(selectVolume(state, call?.id ?? null, userId));
      const sent = [call?.participants[userId]?.audioTrack, pictureOf(userId, 'camera', call, state)];
      const tracks = sent.filter((track) => track !== null && track !== undefined);
      if (tracks.length === played.length && tracks.every((track, index) => track === played[index])) return;
      played = tracks;
      element.srcObject = tracks.length > 0 ? new MediaStream(tracks) : null;
      forget?.();
      const picture = tracks.find(({ kind }) => kind === 'video');
      forget = picture && element instanceof HTMLVideoElement ? watchPicture(store, element, picture) : null;
      // A rejection means that a newer track took this one's place, or that the page has not been touched yet: then
      // the element's own controls, or `play()` in a click, begin.
      if (tracks.length > 0) void element.play().catch(() => undefined);
    };
    follow();
    const stop = store.subscribe(follow);
    return () => {
      stop();
      forget?.();
      adjust({ volume: 1, isSilenced: false });
      element.srcObject = null;
    };
  };

  return {
    find,
    of(userId) {
      let ref = refs.get(userId);
      if (!ref) {
        ref = (element) => (element ? play(userId, element) : undefined);
        refs.set(userId, ref);
      }
      return ref;
    },
  };
}
