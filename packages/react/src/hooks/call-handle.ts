import type {
  AcceptOptions,
  CallOptions,
  CallSession,
  CallSnapshot,
  LeaveOptions,
  MediaQuality,
  Params,
  SessionId,
  UserId,
} from '@parley/core';
import { isSourceOn, selectCall, selectCurrentCallId } from '@parley/store';
import type { CallStore } from '@parley/store';
import { activeCalls } from '../lib/holding.js';
import { settle } from '../lib/settle.js';

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
  /** Answers the call while it rings, and leaves every other call that is under way and not on hold. */
  readonly accept: (options?: AcceptOptions) => void;
  /** Declines the call while it rings. */
  readonly reject: (options?: LeaveOptions) => void;
  /** Leaves the call; takes it back while dialing, declines it while ringing. */
  readonly hangUp: (options?: LeaveOptions) => void;
  /** Ends the call for everybody; nothing happens unless this user began it (`initiatorId`). */
  readonly endForAll: (options?: LeaveOptions) => void;
  /**
   * Calls more people to the call.
   *
   * @throws CallError `too-many-members`, `invalid-argument` (nobody, or oneself), `invalid-state` while it rings
   */
  readonly invite: (userIds: UserId | readonly UserId[]) => void;
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
  /** In an audio call: opens the camera and asks the others for pictures. */
  readonly requestVideo: () => Promise<void>;
  /** Answers whoever asks for pictures. */
  readonly answerVideoRequest: (accept: boolean) => Promise<void>;
  /** Back to audio in a call that began as one, or not to ask for pictures any more. */
  readonly endVideo: () => void;
  /**
   * Limits what is sent from now on, by kind.
   *
   * @throws CallError `invalid-argument` when a number or a name makes no sense; a capture code
   */
  readonly setQuality: (quality: MediaQuality) => Promise<void>;
  /**
   * Shows an emoji on our tile for some seconds. Nothing happens while nobody can see it.
   *
   * @throws CallError `invalid-argument` unless it is one of the client's `reactions`
   */
  readonly react: (emoji: string) => void;
  /** Raises our hand or lowers it. Nothing happens while nobody can see it. */
  readonly setHandRaised: (isRaised: boolean) => void;
  readonly toggleHand: () => void;
  /** Asks somebody to unmute. Nothing happens while they cannot be asked. */
  readonly askToUnmute: (userId: UserId) => void;
  /** Answers whoever asks us to unmute; a yes switches the microphone on. */
  readonly answerUnmuteRequest: (accept: boolean) => Promise<void>;
  readonly toggleMicrophone: () => Promise<void>;
  /** In an audio call: asks for pictures, and takes that back. */
  readonly toggleCamera: () => Promise<void>;
  readonly toggleScreenShare: () => Promise<void>;
}

type Setter = (id: SessionId, enabled: boolean) => Promise<void>;

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
  const withCall =
    <Given extends unknown[]>(act: (call: CallSnapshot, ...given: Given) => void) =>
    (...given: Given): void => {
      const call = find();
      if (call) act(call, ...given);
    };
  const setting =
    (set: Setter) =>
    async (enabled: boolean): Promise<void> => {
      const call = find();
      if (call) await settle(set(call.id, enabled));
    };
  const settled =
    <Given extends unknown[]>(act: (call: CallSnapshot, ...given: Given) => Promise<void>) =>
    async (...given: Given): Promise<void> => {
      const call = find();
      if (call) await settle(act(call, ...given));
    };
  const requestVideo = async ({ id, canRequestVideo, videoRequest }: CallSnapshot): Promise<void> => {
    if (videoRequest === 'incoming') await actions.answerVideoRequest(id, true);
    else if (canRequestVideo) await actions.requestVideo(id);
  };
  const endVideo = ({ id, callType }: CallSnapshot): void => {
    if (callType === 'audio') actions.endVideo(id);
  };
  const setHandRaised = ({ id, canReact }: CallSnapshot, isRaised: boolean): void => {
    if (canReact || !isRaised) actions.setHandRaised(id, isRaised);
  };
  const toggling = (source: keyof CallSnapshot['local'], set: Setter) => async (): Promise<void> => {
    const call = find();
    if (call) await settle(set(call.id, !isSourceOn(call.local[source])));
  };
  return {
    call: actions.call,
    accept: withCall((call, options) => {
      if (call.state === 'ringing') acceptCall(store, call.id, options);
    }),
    reject: withCall((call, options) => {
      if (call.state === 'ringing') actions.reject(call.id, options);
    }),
    hangUp: withCall((call, options) => actions.hangUp(call.id, options)),
    endForAll: withCall((call, options) => {
      if (call.direction === 'outgoing') actions.endForAll(call.id, options);
    }),
    invite: withCall((call, userIds) => actions.invite(call.id, userIds)),
    dismiss: withCall((call) => actions.dismiss(call.id)),
    update: withCall((call, params) => actions.update(call.id, params)),
    setMicrophoneEnabled: setting(actions.setMicrophoneEnabled),
    setCameraEnabled: setting(actions.setCameraEnabled),
    setScreenShareEnabled: setting(actions.setScreenShareEnabled),
    toggleMicrophone: toggling('audio', actions.setMicrophoneEnabled),
    requestVideo: settled(requestVideo),
    answerVideoRequest: settled((call, accept: boolean) => actions.answerVideoRequest(call.id, accept)),
    endVideo: withCall(endVideo),
    askToUnmute: withCall((call, userId: UserId) => {
      if (call.participants[userId]?.canAskToUnmute) actions.askToUnmute(call.id, userId);
    }),
    answerUnmuteRequest: settled((call, accept: boolean) => actions.answerUnmuteRequest(call.id, accept)),
    react: withCall((call, emoji: string) => {
      if (call.canReact) actions.react(call.id, emoji);
    }),
    setHandRaised: withCall(setHandRaised),
    toggleHand: withCall((call) => setHandRaised(call, call.handOrder === null)),
    setQuality: async (quality) => {
      const call = find();
      if (call) await actions.setQuality(call.id, quality);
    },
    toggleCamera: settled(async (call) => {
      const isOn = isSourceOn(call.local.video);
      if (call.isVideo) await actions.setCameraEnabled(call.id, !isOn);
      else if (isOn) endVideo(call);
      else await requestVideo(call);
    }),
    toggleScreenShare: toggling('screen', actions.setScreenShareEnabled),
  };
}

/**
 * Answers a call. One microphone cannot talk to two calls: every other one that is under way ends, unless it is on hold.
 */
export function acceptCall(store: CallStore, id: SessionId, options?: AcceptOptions): void {
  const { calls } = store.getState();
  for (const other of activeCalls(store.getState(), id)) store.actions.hangUp(other.id);
  // It may be on, to look at oneself while it rang.
  const isLooking = calls[id] !== undefined && isSourceOn(calls[id].local.video);
  if (isLooking && options?.video === false) void settle(store.actions.setCameraEnabled(id, false));
  store.actions.accept(id, options);
}
