'use client';
import type { SessionId } from '@parley/core';
import { useContext, useEffect } from 'react';
import type { RefObject } from 'react';
import { attachTrack } from '../lib/attach-track.js';
import { speakForCall, watchPicture } from '../lib/demand/demand.js';
import { CallContext, CallScopeContext, useCallContext } from '../provider/call-context.js';

/** Plays a track in an element, and lets whoever sends it know how large that is. Without a provider it only plays. */
export function usePicture(ref: RefObject<HTMLVideoElement | null>, track: MediaStreamTrack | null): void {
  const store = useContext(CallContext)?.store;
  useEffect(
    function attachPicture() {
      const video = ref.current;
      if (!video || !track) return undefined;
      const detach = attachTrack(video, track);
      const forget = store ? watchPicture(store, video, track) : null;
      return () => {
        forget?.();
        detach();
      };
    },
    [ref, track, store],
  );
}

/** Says that who is not shown in a call is not to be seen, while this is mounted. */
export function useWholeCall(callId: SessionId | undefined): void {
  const { store } = useCallContext();
  const scope = useContext(CallScopeContext);
  const wanted = callId ?? scope;
  useEffect(
    function speak() {
      return speakForCall(store, wanted);
    },
    [store, wanted],
  );
}
