'use client';
import type { AcceptOptions, CallType, LeaveOptions, SessionId, UserId } from '@parley/core';
import { isUnderWay, selectCall, selectIncomingCallIds } from '@parley/store';
import { useMemo } from 'react';
import { useCallContext } from '../provider/call-context.js';
import { acceptCall } from './call-handle.js';
import { useCallState, useShallowCallState } from './use-call-slice.js';

/** What is known of a ringing call, and what can be done with it. */
export interface IncomingCallHandle {
  /** The ringing call, `null` when none rings. */
  readonly id: SessionId | null;
  /** All that ring, oldest first. */
  readonly ids: readonly SessionId[];
  readonly callerId: UserId | null;
  /** Everybody else in it, the caller among them. */
  readonly participantIds: readonly UserId[];
  readonly callType: CallType | null;
  /** True once it should ring no more. */
  readonly isSilenced: boolean;
  /** True while another call is under way, which accepting this one ends. */
  readonly isBusy: boolean;
  /** Answers it, and leaves every other call that is under way. */
  readonly accept: (options?: AcceptOptions) => void;
  readonly reject: (options?: LeaveOptions) => void;
  /** It rings no more here, and can still be answered. */
  readonly silence: () => void;
}

/** A ringing call: the oldest unless an id says otherwise. */
export function useIncomingCall(id?: SessionId): IncomingCallHandle {
  const { store } = useCallContext();
  const ids = useShallowCallState(selectIncomingCallIds);
  const callId = useCallState((state) => {
    const ringing = selectIncomingCallIds(state);
    return id !== undefined && ringing.includes(id) ? id : (ringing[0] ?? null);
  });
  const facts = useShallowCallState((state) => {
    const call = selectCall(state, callId);
    return {
      callerId: call?.initiatorId ?? null,
      participantIds: call?.participantIds ?? nobody,
      callType: call?.callType ?? null,
      isSilenced: callId !== null && state.silencedIds.includes(callId),
      isBusy: Object.values(state.calls).some(isUnderWay),
    };
  });
  const actions = useMemo(() => {
    const isRinging = (): boolean => selectCall(store.getState(), callId)?.state === 'ringing';
    return {
      accept: (options?: AcceptOptions) => {
        if (callId !== null && isRinging()) acceptCall(store, callId, options);
      },
      reject: (options?: LeaveOptions) => {
        if (callId !== null && isRinging()) store.actions.reject(callId, options);
      },
      silence: () => {
        if (callId !== null) store.actions.silence(callId);
      },
    };
  }, [store, callId]);
  return useMemo(() => ({ id: callId, ids, ...facts, ...actions }), [callId, ids, facts, actions]);
}

const nobody: readonly UserId[] = [];
