'use client';
import type { LocalMediaSnapshot, LocalSourceSnapshot, SessionId } from '@parley/core';
import { useCallSlice } from './use-call-slice.js';

/** What this side captures for a call; everything is `off` when there is no call. */
export function useLocalMedia(callId?: SessionId): LocalMediaSnapshot {
  return useCallSlice(callId, (call) => call?.local ?? nothing);
}

/** Only the microphone. */
export function useLocalAudio(callId?: SessionId): LocalSourceSnapshot {
  return useCallSlice(callId, (call) => call?.local.audio ?? off);
}

/** Only the camera. */
export function useLocalVideo(callId?: SessionId): LocalSourceSnapshot {
  return useCallSlice(callId, (call) => call?.local.video ?? off);
}

/** Only the shared screen. */
export function useLocalScreen(callId?: SessionId): LocalSourceSnapshot {
  return useCallSlice(callId, (call) => call?.local.screen ?? off);
}

const off: LocalSourceSnapshot = {
  enabled: false,
  status: 'off',
  error: null,
  track: null,
  interrupted: false,
};
const nothing: LocalMediaSnapshot = { audio: off, video: off, screen: off };
