'use client';
import type {
  CallDirection,
  CallEndReason,
  CallSnapshot,
  CallState,
  CallType,
  SessionId,
  UserId,
} from '@parley/core';
import { isSourceOn } from '@parley/store';
import { useShallowCallSlice } from './use-call-slice.js';

/** The parts of a call that are about the call as a whole; of its people, only who they are. */
export interface CallSummary {
  /** `null` when there is no call. */
  readonly id: SessionId | null;
  /** `idle` when there is no call. */
  readonly state: CallState | 'idle';
  readonly direction: CallDirection | null;
  readonly callType: CallType | null;
  readonly initiatorId: UserId | null;
  /** The remote members, in the order of the invitation. */
  readonly participantIds: readonly UserId[];
  readonly endReason: CallEndReason | null;
  /** When it was dialed or began to ring, in ms since the epoch. */
  readonly startedAt: number | null;
  /** When media first flowed, in ms since the epoch. */
  readonly connectedAt: number | null;
  /** When it ended, in ms since the epoch. */
  readonly endedAt: number | null;
  /** The microphone is wanted and has not failed. */
  readonly isMicrophoneOn: boolean;
  /** The camera is wanted and has not failed. */
  readonly isCameraOn: boolean;
  /** Pictures have a place in it: in a video call, and in an audio call once somebody agreed to them. */
  readonly isVideo: boolean;
  /** Whether somebody is asked for pictures in an audio call, or asks. */
  readonly videoRequest: CallSnapshot['videoRequest'];
  /** The screen is shared. */
  readonly isScreenShared: boolean;
}

/** The call as a whole; renders again only when that changes, not when one of its people does. */
export function useCallSummary(id?: SessionId): CallSummary {
  return useShallowCallSlice(id, summarize);
}

const nobody: readonly UserId[] = [];

const idle: CallSummary = {
  id: null,
  state: 'idle',
  direction: null,
  callType: null,
  initiatorId: null,
  participantIds: nobody,
  endReason: null,
  startedAt: null,
  connectedAt: null,
  endedAt: null,
  isMicrophoneOn: false,
  isCameraOn: false,
  isVideo: false,
  videoRequest: 'none',
  isScreenShared: false,
};

function summarize(call: CallSnapshot | null): CallSummary {
  if (!call) return idle;
  return {
    id: call.id,
    state: call.state,
    direction: call.direction,
    callType: call.callType,
    initiatorId: call.initiatorId,
    participantIds: call.participantIds,
    endReason: call.endReason,
    startedAt: call.startedAt,
    connectedAt: call.connectedAt,
    endedAt: call.endedAt,
    isMicrophoneOn: isSourceOn(call.local.audio),
    isCameraOn: isSourceOn(call.local.video),
    isVideo: call.isVideo,
    videoRequest: call.videoRequest,
    isScreenShared: isSourceOn(call.local.screen),
  };
}
