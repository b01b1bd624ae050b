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
import { isSourceOn, selectCall } from '@parley/store';
import { useContext, useMemo } from 'react';
import { CallScopeContext, useCallContext } from '../provider/call-context.js';
import { createCallHandleActions } from './call-handle.js';
import type { CallHandleActions } from './call-handle.js';
import { useCallId, useShallowCallState } from './use-call-slice.js';

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
  /** The screen is shared. */
  readonly isScreenShared: boolean;
}

/** What `useCall` gives: what is known of the call, and what can be done with it. */
export interface CallHandle extends CallSummary, CallHandleActions {}

/**
 * One call: the current one unless an id says otherwise. Renders again only when the call as a whole changes, not
 * when one of its people does.
 */
export function useCall(id?: SessionId): CallHandle {
  const callId = useCallId(id);
  const summary = useShallowCallState((state) => summarize(selectCall(state, callId)));
  const actions = useCallActions(id);
  return useMemo(() => ({ ...summary, ...actions }), [summary, actions]);
}

/** Only what can be done, for a component that need not render again whatever happens. */
export function useCallActions(id?: SessionId): CallHandleActions {
  const { store } = useCallContext();
  const scope = useContext(CallScopeContext);
  const wanted = id ?? scope;
  return useMemo(() => createCallHandleActions(store, wanted), [store, wanted]);
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
    isScreenShared: isSourceOn(call.local.screen),
  };
}
