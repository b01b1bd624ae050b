'use client';
import type { CallSession, RejoinableCall, RejoinOptions } from '@parley/core';
import { isUnderWay } from '@parley/store';
import { useMemo } from 'react';
import { buttonPropsGetter } from '../lib/button-props.js';
import type { GetButtonProps } from '../lib/button-props.js';
import { useCallContext } from '../provider/call-context.js';
import { useCallState } from './use-call-slice.js';
import { useMessages } from './use-messages.js';

/** A call that the page before was in, and the two things to do about it. */
export interface RejoinableCallHandle {
  /** `null` when there is none, and while another call is under way. */
  readonly call: RejoinableCall | null;
  /**
   * Comes back to it, with microphone and camera as they were. Nothing happens when there is none.
   *
   * @throws CallError `invalid-state` when not signed in
   */
  readonly rejoin: (options?: RejoinOptions) => CallSession | null;
  /** Gives it up, and tells those who wait. */
  readonly leave: () => void;
  readonly getRejoinButtonProps: GetButtonProps;
  readonly getLeaveButtonProps: GetButtonProps;
}

/** The call to come back to after a reload or a crash of the page. */
export function useRejoinableCall(): RejoinableCallHandle {
  const { store } = useCallContext();
  const call = useCallState(({ rejoinable, calls }) =>
    Object.values(calls).some(isUnderWay) ? null : rejoinable,
  );
  const { rejoin: rejoinLabel, leaveCall } = useMessages();
  return useMemo(() => {
    const { actions } = store;
    const rejoin = (options?: RejoinOptions): CallSession | null => call && actions.rejoin(call.id, options);
    const leave = (): void => actions.forgetRejoinable();
    return {
      call,
      rejoin,
      leave,
      getRejoinButtonProps: buttonPropsGetter({ 'aria-label': rejoinLabel, disabled: !call }, () => rejoin()),
      getLeaveButtonProps: buttonPropsGetter({ 'aria-label': leaveCall, disabled: !call }, leave),
    };
  }, [store, call, rejoinLabel, leaveCall]);
}
