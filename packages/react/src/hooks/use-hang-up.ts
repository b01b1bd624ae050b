'use client';
import type { CallState, SessionId } from '@parley/core';
import { useMemo } from 'react';
import { buttonPropsGetter } from '../lib/button-props.js';
import type { GetButtonProps } from '../lib/button-props.js';
import { useCallActions } from './use-call-actions.js';
import { useCallSlice } from './use-call-slice.js';
import { useMessages } from './use-messages.js';

/** The way out of a call. */
export interface HangUpHandle {
  /** That of the call, `idle` without one. */
  readonly state: CallState | 'idle';
  /** `Cancel call` while nobody has answered, then `End call`. */
  readonly label: string;
  readonly getButtonProps: GetButtonProps;
}

/** The button that leaves a call. */
export function useHangUp(callId?: SessionId): HangUpHandle {
  const { hangUp } = useCallActions(callId);
  const state = useCallSlice(callId, (call) => call?.state ?? 'idle');
  const { cancelCall, endCall } = useMessages();
  const label = state === 'dialing' ? cancelCall : endCall;
  return useMemo(
    () => ({ state, label, getButtonProps: buttonPropsGetter({ 'aria-label': label }, () => hangUp()) }),
    [state, label, hangUp],
  );
}
