'use client';
import type { SessionId } from '@parley/core';
import { isSourceOn, isUnderWay } from '@parley/store';
import { useEffect } from 'react';
import { handleMediaKey, tellMediaState, tellMediaTitle } from '../lib/media-session.js';
import { takeTurn } from '../lib/turns.js';
import { useCallContext } from '../provider/call-context.js';
import { useCallActions } from './use-call-actions.js';
import { useCallSlice } from './use-call-slice.js';
import { useCallSummary } from './use-call-summary.js';
import { useDisplayNames } from './use-display-name.js';
import { useMessages } from './use-messages.js';

/**
 * Lets the keys of a headset, of the keyboard and of the system's own window hang up and switch the microphone and the
 * camera, and shows the call there, where the browser has these. Of several that are mounted the first counts.
 * `VideoCall` does it.
 */
export function useMediaSession(callId?: SessionId): void {
  const { store } = useCallContext();
  const { callWith } = useMessages();
  const { participantIds } = useCallSummary(callId);
  const names = useDisplayNames(participantIds, callId);
  const { hangUp, toggleMicrophone, toggleCamera } = useCallActions(callId);
  const isThere = useCallSlice(callId, (call) => call !== null && isUnderWay(call));
  const isMicOn = useCallSlice(callId, (call) => call !== null && isSourceOn(call.local.audio));
  const isCameraOn = useCallSlice(callId, (call) => call !== null && isSourceOn(call.local.video));
  const title = callWith(names);

  useEffect(
    function takeKeys() {
      if (!isThere) return undefined;
      return takeTurn(store, 'media keys', () => {
        const undo = [
          handleMediaKey('hangup', () => hangUp()),
          handleMediaKey('togglemicrophone', () => void toggleMicrophone()),
          handleMediaKey('togglecamera', () => void toggleCamera()),
        ];
        return () => {
          for (const task of undo) task();
        };
      });
    },
    [store, isThere, hangUp, toggleMicrophone, toggleCamera],
  );

  useEffect(
    function showTitle() {
      if (!isThere) return undefined;
      tellMediaTitle(title);
      return () => tellMediaTitle(null);
    },
    [isThere, title],
  );

  useEffect(
    function showMicrophone() {
      if (isThere) tellMediaState('Microphone', isMicOn);
    },
    [isThere, isMicOn],
  );

  useEffect(
    function showCamera() {
      if (isThere) tellMediaState('Camera', isCameraOn);
    },
    [isThere, isCameraOn],
  );
}
