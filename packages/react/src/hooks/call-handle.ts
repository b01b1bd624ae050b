import { CallError } from '@parley/core';
import type {
  AcceptOptions,
  CallOptions,
  CallSession,
  CallSnapshot,
  LeaveOptions,
  Params,
  SessionId,
  UserId,
} from '@parley/core';
import { isSourceOn, isUnderWay, selectCall, selectCurrentCallId } from '@parley/store';
import type { CallStore } from '@parley/store';

/**
 * What can be done with one call. The functions are stable, need no `this`, and do nothing when there is no call.
 * Those for the devices never reject: what went wrong is in `useLocalMedia()`.
 */
export interface CallHandleActions {
  /**
   * Starts a new call.
   *
   * @throws CallError `invalid-argument` (nobody, oneself, or `userInfo` that cannot be XML),
   * `invalid-state` when not signed in
   */
  readonly call: (userIds: UserId | readonly UserId[], options?: CallOptions) => CallSession;
  /** Answers the call while it rings, and leaves every other call that is under way. */
  readonly accept: (options?: AcceptOptions) => void;
  /** Declines the call while it rings. */
  readonly reject: (options?: LeaveOptions) => void;
  /** Leaves the call; takes it back while dialing, declines it while ringing. */
  readonly hangUp: (options?: LeaveOptions) => void;
  /** Forgets the call when it has ended. */
  readonly dismiss: () => void;
  /**
   * Sends parameters of the application's own to all members.
   *
   * @throws CallError `invalid-argument` when a name is not an XML name, `invalid-state` when the call is over
   */
  readonly update: (params: Params) => void;
  readonly setMicrophoneEnabled: (enabled: boolean) => Promise<void>;
  readonly setCameraEnabled: (enabled: boolean) => Promise<void>;
  readonly setScreenShareEnabled: (enabled: boolean) => Promise<void>;
  readonly toggleMicrophone: () => Promise<void>;
  readonly toggleCamera: () => Promise<void>;
  readonly toggleScreenShare: () => Promise<void>;
}

/**
 * Binds the actions of a store to one call.
 *
 * @param wanted - the call; `null`: whichever is the current one at the moment of the action
 */
export function createCallHandleActions(store: CallStore, wanted: SessionId | null): CallHandleActions {
  const { actions } = store;
  const find = (): CallSnapshot | null => {
    const state = store.getState();
    return selectCall(state, wanted ?? selectCurrentCallId(state));
  };
  const setMicrophoneEnabled = (enabled: boolean): Promise<void> => {
    const call = find();
    return call ? settle(actions.setMicrophoneEnabled(call.id, enabled)) : Promise.resolve();
  };
  const setCameraEnabled = (enabled: boolean): Promise<void> => {
    const call = find();
    return call ? settle(actions.setCameraEnabled(call.id, enabled)) : Promise.resolve();
  };
  const setScreenShareEnabled = (enabled: boolean): Promise<void> => {
    const call = find();
    return call ? settle(actions.setScreenShareEnabled(call.id, enabled)) : Promise.resolve();
  };
  return {
    call: actions.call,
    accept: (options) => {
      const call = find();
      if (call?.state === 'ringing') acceptCall(store, call.id, options);
    },
    reject: (options) => {
      const call = find();
      if (call?.state === 'ringing') actions.reject(call.id, options);
    },
    hangUp: (options) => {
      const call = find();
      if (call) actions.hangUp(call.id, options);
    },
    dismiss: () => {
      const call = find();
      if (call) actions.dismiss(call.id);
    },
    update: (params) => {
      const call = find();
      if (call) actions.update(call.id, params);
    },
    setMicrophoneEnabled,
    setCameraEnabled,
    setScreenShareEnabled,
    toggleMicrophone: () => {
      const call = find();
      return setMicrophoneEnabled(call !== null && !isSourceOn(call.local.audio));
    },
    toggleCamera: () => {
      const call = find();
      return setCameraEnabled(call !== null && !isSourceOn(call.local.video));
    },
    toggleScreenShare: () => {
      const call = find();
      return setScreenShareEnabled(call !== null && !isSourceOn(call.local.screen));
    },
  };
}

/** Answers a call. One microphone cannot talk to two calls: every other one that is under way ends. */
export function acceptCall(store: CallStore, id: SessionId, options?: AcceptOptions): void {
  const { calls } = store.getState();
  for (const other of Object.values(calls)) {
    if (other.id !== id && isUnderWay(other)) store.actions.hangUp(other.id);
  }
  // It may be on, to look at oneself while it rang.
  const isLooking = calls[id] !== undefined && isSourceOn(calls[id].local.video);
  if (isLooking && options?.video === false) void settle(store.actions.setCameraEnabled(id, false));
  store.actions.accept(id, options);
}

/** A capture that failed is told by the snapshot, so a caller without a `catch` need not fear it. */
async function settle(task: Promise<void>): Promise<void> {
  try {
    await task;
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
  }
}
