'use client';
import type { CallSnapshot, SessionId } from '@parley/core';
import { tookPart } from '@parley/store';
import { useCallId, useCallSlice } from './use-call-slice.js';

/** Which screen of a call is to be shown. */
export type VideoCallPhase = 'outgoing' | 'in-call' | 'ended';

/** What `useCallPhase` gives. */
export interface CallPhase {
  readonly id: SessionId | null;
  /** `null` while there is nothing to show: no call, or one that only rings or rang. */
  readonly phase: VideoCallPhase | null;
}

/** Which screen of a call is to be shown. */
export function useCallPhase(callId?: SessionId): CallPhase {
  const id = useCallId(callId);
  const phase = useCallSlice(callId, phaseOf);
  return { id, phase };
}

function phaseOf(call: CallSnapshot | null): VideoCallPhase | null {
  if (call === null || call.state === 'ringing') return null;
  if (call.state === 'ended') return tookPart(call) ? 'ended' : null;
  // From the answer on the stage is theirs, so that the first frame finds it ready.
  return call.state === 'dialing' ? 'outgoing' : 'in-call';
}
