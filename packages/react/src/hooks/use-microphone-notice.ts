'use client';
import type { MicrophoneNotice, SessionId } from '@parley/core';
import { useCallSlice } from './use-call-slice.js';

/**
 * What the person should know of their microphone in a call: `talking-while-muted`, `silent` (it is on and gives
 * nothing) or `clipping` (it is too loud); `null` when all is well. Renders when it is another one, and never for a level.
 */
export function useMicrophoneNotice(callId?: SessionId): MicrophoneNotice | null {
  return useCallSlice(callId, (call) => call?.microphoneNotice ?? null);
}
