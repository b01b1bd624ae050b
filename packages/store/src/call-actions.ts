import { CallError } from '@parley/core';
import type {
  AcceptOptions,
  CallClient,
  CallOptions,
  CallSession,
  DeviceKind,
  LeaveOptions,
  MediaQuality,
  Params,
  PictureDemand,
  RecordingNotice,
  RejoinOptions,
  ScreenShareOptions,
  SessionId,
  UserId,
} from '@parley/core';
import type { CallLayout, LayoutSnapshot, TileRef } from './layout-snapshot.js';
import type { VolumeSnapshot } from './volume-snapshot.js';

/** Everything that can be done, by the id of the call. The functions are stable and need no `this`. */
export interface CallActions {
  /**
   * Calls one or several users.
   *
   * @throws CallError `invalid-argument` (nobody, oneself, or `userInfo` that cannot be XML),
   * `invalid-state` when not signed in
   */
  readonly call: (userIds: UserId | readonly UserId[], options?: CallOptions) => CallSession;
  /**
   * Answers a ringing call.
   *
   * @throws CallError `invalid-state` unless it is ringing
   */
  readonly accept: (id: SessionId, options?: AcceptOptions) => void;
  /**
   * Declines a ringing call; nothing happens when it is already over.
   *
   * @throws CallError `invalid-state` when it was answered
   */
  readonly reject: (id: SessionId, options?: LeaveOptions) => void;
  /** Leaves a call; takes it back while dialing, declines it while ringing. Nothing happens when it is over. */
  readonly hangUp: (id: SessionId, options?: LeaveOptions) => void;
  /**
   * Ends a call for everybody. Nothing happens when it is over.
   *
   * @throws CallError `invalid-state` unless this user began the call
   */
  readonly endForAll: (id: SessionId, options?: LeaveOptions) => void;
  /**
   * Calls more people to a call.
   *
   * @throws CallError `too-many-members`, `invalid-argument` (nobody, or oneself), `invalid-state` while it rings and
   * when it is over
   */
  readonly invite: (id: SessionId, userIds: UserId | readonly UserId[]) => void;
  /**
   * Sends parameters of the application's own to all members.
   *
   * @throws CallError `invalid-argument` when a name is not an XML name, `invalid-state` when the call is over
   */
  readonly update: (id: SessionId, params: Params) => void;
  /**
   * Puts a call on hold, or takes it back.
   *
   * @throws CallError `invalid-state` when it is to be held, unless it is under way, or when it is unknown
   */
  readonly setHeld: (id: SessionId, isHeld: boolean) => void;
  /**
   * Mutes or unmutes the microphone; a failure is also in `local.audio.error` of the call.
   *
   * @throws CallError a capture code, or `invalid-state` when the call is unknown
   */
  readonly setMicrophoneEnabled: (id: SessionId, enabled: boolean) => Promise<void>;
  /**
   * Turns the camera on or off; a failure is also in `local.video.error` of the call.
   *
   * @throws CallError a capture code, or `invalid-state` when the call is unknown
   */
  readonly setCameraEnabled: (id: SessionId, enabled: boolean) => Promise<void>;
  /**
   * Asks the others of an audio call for pictures, with our camera on.
   *
   * @throws CallError as `CallSession.requestVideo`, or `invalid-state` when the call is unknown
   */
  readonly requestVideo: (id: SessionId) => Promise<void>;
  /**
   * Answers whoever asks for pictures; with a yes our camera opens.
   *
   * @throws CallError a capture code, or `invalid-state` when the call is unknown
   */
  readonly answerVideoRequest: (id: SessionId, accept: boolean) => Promise<void>;
  /**
   * Back to audio, for the others too; takes back a request that waits.
   *
   * @throws CallError `invalid-state` in a call that began as a video call, or when it is unknown
   */
  readonly endVideo: (id: SessionId) => void;
  /**
   * Limits what is sent from now on, by kind.
   *
   * @throws CallError as `CallSession.setQuality`, or `invalid-state` when the call is unknown
   */
  readonly setQuality: (id: SessionId, quality: MediaQuality) => Promise<void>;
  /**
   * Shares a screen, window or tab, or stops sharing; a failure is also in `local.screen.error` of the call.
   *
   * @throws CallError as `CallSession.setScreenShareEnabled`, or `invalid-state` when the call is unknown
   */
  readonly setScreenShareEnabled: (
    id: SessionId,
    enabled: boolean,
    options?: ScreenShareOptions,
  ) => Promise<void>;
  /**
   * Shows an emoji to everybody who can see it, for some seconds.
   *
   * @throws CallError `invalid-argument` unless it is one of the client's `reactions`, `invalid-state` unless the call
   * has `canReact`, or when it is unknown
   */
  readonly react: (id: SessionId, emoji: string) => void;
  /**
   * Raises our hand in a call, or lowers it.
   *
   * @throws CallError `invalid-state` when it is to be raised, unless the call has `canReact`, or when it is unknown
   */
  readonly setHandRaised: (id: SessionId, isRaised: boolean) => void;
  /**
   * Sends a text to everybody in a call; what becomes of it is told in its chat.
   *
   * @throws CallError as `CallChat.send`, or `invalid-state` when the call is unknown
   */
  readonly sendMessage: (id: SessionId, text: string) => Promise<void>;
  /**
   * Sends a message again that has failed.
   *
   * @throws CallError as `CallChat.retry`, or `invalid-state` when the call is unknown
   */
  readonly retryMessage: (id: SessionId, messageId: string) => Promise<void>;
  /** Tells the others in a call that one is typing. Nothing happens when it is unknown. */
  readonly setTyping: (id: SessionId, isTyping: boolean) => void;
  /** Everything that was said in a call was seen. Nothing happens when it is unknown. */
  readonly markChatRead: (id: SessionId) => void;
  /** Shows or hides the chat of a call. */
  readonly setChatOpen: (id: SessionId, isOpen: boolean) => void;
  /**
   * Tells a member how large we show them, in device pixels. Nothing happens when the call is over.
   *
   * @throws CallError `invalid-argument` when a size is not above 0
   */
  readonly setDemand: (id: SessionId, userId: UserId, demand: PictureDemand) => void;
  /**
   * Tells everybody in a call that this side records it, or wishes to; `null`: no more.
   *
   * @throws CallError `invalid-state` unless the call is under way
   */
  readonly setRecording: (id: SessionId, notice: RecordingNotice | null) => void;
  /** Tells somebody who records a call whether this side agrees. Nothing happens when they do not, or it is over. */
  readonly answerRecording: (id: SessionId, userId: UserId, agrees: boolean) => void;
  /**
   * Uses another device from now on, in running calls too; `null`: the browser's default.
   *
   * @throws CallError a capture code when a running call cannot have it; the one before goes on
   */
  readonly selectDevice: (kind: DeviceKind, deviceId: string | null) => Promise<void>;
  /**
   * Uses the camera that faces the other way, or the next one.
   *
   * @throws CallError as `selectDevice`, and `not-found` where there are not two cameras
   */
  readonly flipCamera: () => Promise<void>;
  /** Marks a ringing call as one that should ring no more; it can still be answered. */
  readonly silence: (id: SessionId) => void;
  /** Forgets a call that has ended; a live one stays. */
  readonly dismiss: (id: SessionId) => void;
  /** Arranges the pictures of a live call; equal tiles let go of the pinned one. */
  readonly setLayout: (id: SessionId, layout: CallLayout) => void;
  /** Keeps one picture of a live call on the stage, until `null`. */
  readonly pin: (id: SessionId, tile: TileRef | null) => void;
  /** Makes somebody in a live call softer or silent, for this person alone. */
  readonly setVolume: (id: SessionId, userId: UserId, choice: Partial<VolumeSnapshot>) => void;
  /**
   * Asks somebody in a call to unmute.
   *
   * @throws CallError `invalid-state` unless they have `canAskToUnmute`, or when the call is unknown
   */
  readonly askToUnmute: (id: SessionId, userId: UserId) => void;
  /**
   * Answers whoever asks us to unmute; a yes switches the microphone on.
   *
   * @throws CallError a capture code, or `invalid-state` when the call is unknown
   */
  readonly answerUnmuteRequest: (id: SessionId, accept: boolean) => Promise<void>;
  /**
   * Comes back to the call of `rejoinable`.
   *
   * @throws CallError `invalid-state` unless it is this one, and while there is another call
   */
  readonly rejoin: (id: SessionId, options?: RejoinOptions) => CallSession;
  /** Gives up the call of `rejoinable`, and tells those who wait. */
  readonly forgetRejoinable: () => void;
}

/** What the actions need of the store. */
export interface ActionContext {
  readonly client: CallClient;
  readonly find: (id: SessionId) => CallSession | undefined;
  readonly add: (call: CallSession) => void;
  readonly silence: (id: SessionId) => void;
  readonly dismiss: (id: SessionId) => void;
  readonly openChat: (id: SessionId, isOpen: boolean) => void;
  readonly choose: (id: SessionId, choice: Partial<LayoutSnapshot>) => void;
  readonly setVolume: CallActions['setVolume'];
}

export function createCallActions({
  client,
  find,
  add,
  silence,
  dismiss,
  openChat,
  choose,
  setVolume,
}: ActionContext): CallActions {
  const get = (id: SessionId): CallSession => {
    const call = find(id);
    if (!call) throw new CallError('invalid-state', `There is no call ${id}: it is over, or never was.`);
    return call;
  };
  const added = (call: CallSession): CallSession => {
    add(call);
    return call;
  };
  return {
    call: (userIds, options) => added(client.call(userIds, options)),
    accept: (id, options) => get(id).accept(options),
    reject: (id, options) => find(id)?.reject(options),
    hangUp: (id, options) => find(id)?.hangUp(options),
    endForAll: (id, options) => find(id)?.endForAll(options),
    invite: (id, userIds) => get(id).invite(userIds),
    update: (id, params) => get(id).update(params),
    setHeld: (id, isHeld) => get(id).setHeld(isHeld),
    setMicrophoneEnabled: async (id, enabled) => get(id).setMicrophoneEnabled(enabled),
    setCameraEnabled: async (id, enabled) => get(id).setCameraEnabled(enabled),
    requestVideo: async (id) => get(id).requestVideo(),
    answerVideoRequest: async (id, accept) => get(id).answerVideoRequest(accept),
    endVideo: (id) => get(id).endVideo(),
    setQuality: async (id, quality) => get(id).setQuality(quality),
    setScreenShareEnabled: async (id, enabled, options) => get(id).setScreenShareEnabled(enabled, options),
    react: (id, emoji) => get(id).react(emoji),
    setHandRaised: (id, isRaised) => get(id).setHandRaised(isRaised),
    sendMessage: async (id, text) => get(id).chat.send(text),
    retryMessage: async (id, messageId) => get(id).chat.retry(messageId),
    setTyping: (id, isTyping) => find(id)?.chat.setTyping(isTyping),
    markChatRead: (id) => find(id)?.chat.markRead(),
    setChatOpen: openChat,
    setDemand: (id, userId, demand) => find(id)?.setDemand(userId, demand),
    setRecording: (id, notice) => get(id).setRecording(notice),
    answerRecording: (id, userId, agrees) => find(id)?.answerRecording(userId, agrees),
    selectDevice: (kind, deviceId) => client.devices.select(kind, deviceId),
    flipCamera: () => client.devices.flipCamera(),
    silence,
    dismiss,
    setLayout: (id, layout) => choose(id, { layout }),
    pin: (id, pinned) => choose(id, { pinned }),
    setVolume,
    askToUnmute: (id, userId) => get(id).askToUnmute(userId),
    answerUnmuteRequest: async (id, accept) => get(id).answerUnmuteRequest(accept),
    rejoin: (id, options) => added(client.rejoin(id, options)),
    forgetRejoinable: () => client.forgetRejoinable(),
  };
}
