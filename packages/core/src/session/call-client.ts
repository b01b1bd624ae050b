import type { Devices } from '../media/devices.js';
import type { ScreenShareOptions } from '../media/local-screen.js';
import type { MediaHandover } from '../media/media-handover.js';
import type { AudioLevels } from './audio-levels.js';
import type { CallStats } from './call-stats.js';
import type { CallTimeline } from './call-timeline.js';
import type { CallError } from '../model/call-error.js';
import type { Contact } from '../model/contact.js';
import type { SessionId, UserId } from '../model/ids.js';
import type { MediaQuality } from '../model/media-quality.js';
import type { Params } from '../model/params.js';
import type { PictureDemand } from '../model/picture-demand.js';
import type { RecordingNotice } from '../model/recording.js';
import type { Unsubscribe } from '../lib/emitter.js';
import type { SignalFailure, SignalingState } from '../signaling/signaling.js';
import type { CallChat } from './call-chat.js';
import type { CallHistory } from './call-history.js';
import type { CallSnapshot } from './call-snapshot.js';
import type { RejoinableCall } from './rejoinable-call.js';

/** How one's own side of a call begins. */
export interface StartOptions {
  /** Begin with the microphone on. Default: as in `preview`, else true; false begins muted. */
  readonly microphone?: boolean;
  /** What was captured before the call, to go on with: a `DevicePreview`. */
  readonly preview?: MediaHandover;
  /** What limits what is sent in this call. Default: `media` of the client, by kind. */
  readonly media?: MediaQuality;
  /**
   * `relay` lets the media of this call flow through TURN only, so that nobody in it learns where this machine is. Default:
   * that of the client. A call that has connected while it rang (`reveal`) has told already: with `reveal: 'on-accept'`
   * none does.
   */
  readonly iceTransportPolicy?: RTCIceTransportPolicy;
}

/** How to begin a call. */
export interface CallOptions extends StartOptions {
  /** A video call. Default true; false makes an audio call. */
  readonly video?: boolean;
  /** Begin a video call with the camera on. Default: as in `preview`, else true. */
  readonly camera?: boolean;
  /** Shown to the callee, and to QuickBlox clients as `userInfo`. */
  readonly userInfo?: Params;
}

/** How to answer a call. */
export interface AcceptOptions extends StartOptions {
  /** Answer with the camera on. Default: as in `preview`, else true for a video call, false for an audio call. */
  readonly video?: boolean;
  readonly userInfo?: Params;
}

/** How to come back to a call. */
export interface RejoinOptions extends StartOptions {
  /** Begin with the camera on. Default: as in `preview`, else as it was when the page was left. */
  readonly camera?: boolean;
}

/** What may travel with a goodbye. */
export interface LeaveOptions {
  readonly userInfo?: Params;
}

/** What a call tells. */
export interface CallEvents {
  /** Something in the snapshot changed. */
  change: [snapshot: CallSnapshot];
  /** A member sent parameters of the application's own. */
  update: [from: UserId, params: Params];
}

/** One call, from its first ring to its end. Its methods are the only way to act on it. */
export interface CallSession {
  readonly id: SessionId;
  /** What is known now; replaced, never changed. */
  readonly snapshot: CallSnapshot;
  /** How loud the others are, and we ourselves. */
  readonly levels: AudioLevels;
  /** How the connection to each person does, in figures. */
  readonly stats: CallStats;
  /** What happened to it, for bug reports. */
  readonly timeline: CallTimeline;
  /** Text messages with whoever is in it. */
  readonly chat: CallChat;
  /**
   * Answers a ringing call; capture begins now and joins the call when it is ready.
   *
   * @throws CallError `invalid-state` unless it is ringing
   */
  accept(options?: AcceptOptions): void;
  /**
   * Declines a ringing call.
   *
   * @throws CallError `invalid-state` unless it is ringing; nothing happens when it has already ended
   */
  reject(options?: LeaveOptions): void;
  /** Leaves the call; takes it back while dialing, declines it while ringing. Idempotent. */
  hangUp(options?: LeaveOptions): void;
  /**
   * Ends the call for everybody, where `hangUp()` would only leave it. QuickBlox clients know of no such thing: everybody
   * on Parley leaves them, and several of them go on among themselves. Idempotent.
   *
   * @throws CallError `invalid-state` unless this user began the call
   */
  endForAll(options?: LeaveOptions): void;
  /**
   * Calls more people to the running call, between two as well, and again those who have left. Whoever is in it already
   * is passed over. A QuickBlox client that is in the call takes in nobody else: it and those who come in later do not
   * meet.
   *
   * @throws CallError `too-many-members`, `invalid-argument` (nobody, or oneself), `invalid-state` while it rings and
   * after the end
   */
  invite(userIds: UserId | readonly UserId[]): void;
  /**
   * Sends parameters of the application's own to all members.
   *
   * @throws CallError `invalid-argument` when a name is not an XML name, `invalid-state` after the end
   */
  update(params: Params): void;
  /**
   * Puts the call on hold, or takes it back: until then nothing of us is sent to the others, nor anything of those on
   * Parley to us, and they are told. What we capture goes on.
   *
   * @throws CallError `invalid-state` when it is to be held, unless it is under way
   */
  setHeld(isHeld: boolean): void;
  /**
   * Mutes or unmutes the microphone and tells the others; asks for the device if it is not captured yet.
   * A failure is also in `snapshot.local.audio.error`.
   *
   * @throws CallError a capture code (`permission-denied`, `not-found`, `in-use` …)
   */
  setMicrophoneEnabled(enabled: boolean): Promise<void>;
  /**
   * Turns the camera on, or off so that the device is released, and tells the others. In an audio call only once it
   * has pictures (`snapshot.isVideo`).
   * A failure is also in `snapshot.local.video.error`.
   *
   * @throws CallError a capture code (`permission-denied`, `not-found`, `in-use` …)
   */
  setCameraEnabled(enabled: boolean): Promise<void>;
  /**
   * Shares a screen, window or tab that the person chooses in the browser's own dialog, or stops sharing. Somebody
   * who closes that dialog has changed their mind: that is no failure.
   *
   * @throws CallError a capture code (`permission-denied`, `in-use` …), `invalid-state` in an audio call or after the
   * end, `not-supported` where the browser cannot share
   */
  setScreenShareEnabled(enabled: boolean, options?: ScreenShareOptions): Promise<void>;
  /**
   * Shows an emoji to everybody who can see it, on our tile, for some seconds. More than five at once, or two per
   * second in the long run, are not sent.
   *
   * @throws CallError `invalid-argument` unless it is one of `client.reactions`, `invalid-state` unless
   * `snapshot.canReact`
   */
  react(emoji: string): void;
  /**
   * Raises our hand, or lowers it; also told to those who join later. It is lowered when nobody is left who could see it.
   *
   * @throws CallError `invalid-state` when it is to be raised, unless `snapshot.canReact`
   */
  setHandRaised(isRaised: boolean): void;
  /**
   * Asks somebody to unmute, which is up to them. Who asks them again within a minute after a no is not heard.
   *
   * @throws CallError `invalid-state` unless they have `canAskToUnmute`
   */
  askToUnmute(userId: UserId): void;
  /**
   * Answers whoever asks us to unmute: a yes switches the microphone on, a no is told to nobody. Nothing happens when
   * nobody asks any more.
   *
   * @throws CallError a capture code
   */
  answerUnmuteRequest(accept: boolean): Promise<void>;
  /**
   * Tells everybody that this side records the call, or wishes to, also those who join later; `null`: no more. To record
   * is up to the caller, and only after this has not thrown. Who agreed is in `recordingConsent` of each participant.
   *
   * @throws CallError `invalid-state` unless the call is under way
   */
  setRecording(notice: RecordingNotice | null): void;
  /**
   * Tells somebody who records the call whether this side agrees; it can be told anew at any time. Nothing happens when
   * they record no more.
   */
  answerRecording(userId: UserId, agrees: boolean): void;
  /**
   * Asks the others of an audio call for pictures: our camera opens now, and shows itself to those who agree. Who asks
   * while the others ask has agreed. Nobody's camera opens without a yes of their own.
   *
   * @throws CallError a capture code: then nobody was asked; `invalid-state` unless `snapshot.canRequestVideo`
   */
  requestVideo(): Promise<void>;
  /**
   * Answers whoever asks for pictures (`snapshot.videoRequesterIds`); with a yes our camera opens. Nothing happens when
   * nobody asks any more.
   *
   * @throws CallError a capture code: the others are seen all the same
   */
  answerVideoRequest(accept: boolean): Promise<void>;
  /**
   * Back to audio in a call that began as one, for the others too: cameras and screens are released. Takes back a
   * request that waits for its answer.
   *
   * @throws CallError `invalid-state` in a call that began as a video call
   */
  endVideo(): void;
  /**
   * Limits what we send from now on, by kind: those that are left out stay as they are, those that are given take the
   * place of what was given before. Without a new negotiation.
   *
   * @throws CallError `invalid-argument` when a number or a name makes no sense; a capture code when the device does
   * not give what is asked for
   */
  setQuality(quality: MediaQuality): Promise<void>;
  /**
   * Tells a member on Parley how large we show them, in device pixels (CSS px × `devicePixelRatio`), or that we do not: so
   * they send no more than that, and nothing of what is `null`. What is left out is sent in full, as everything is until
   * this is called. It takes the place of what was said before, and may be called as often as sizes change. Nothing
   * happens when they are not in the call. A QuickBlox client is not told.
   *
   * @throws CallError `invalid-argument` when a size is not above 0
   */
  setDemand(userId: UserId, demand: PictureDemand): void;
  on<K extends keyof CallEvents>(event: K, listener: (...args: CallEvents[K]) => void): Unsubscribe;
}

/** How much was refused since the client was made. */
export interface RefusalCounters {
  /** Stanzas that claimed to be signals but were malformed. */
  readonly malformed: number;
  /** Well-formed signals from somebody who is not a member of the session they name. */
  readonly notMember: number;
  /** Signals for sessions that we do not know, or no longer know. */
  readonly unknownSession: number;
  /** Messages of members of a call that made no sense to us, or were too many or too long; chat that was too much. */
  readonly messages: number;
  /** New calls that came too often, from one sender or from many. */
  readonly flood: number;
  /** Whatever came from somebody who is blocked. */
  readonly blocked: number;
}

/** What a client tells. */
export interface CallClientEvents {
  /** The signaling state changed; the error is there when something failed. */
  connection: [state: SignalingState, error: CallError | null];
  contacts: [contacts: readonly Contact[]];
  /** Somebody was blocked, here or on another device, or is so no more. */
  blocked: [userIds: readonly UserId[]];
  /** A call began, in either direction. */
  call: [call: CallSession];
  /** There is a call to come back to, or no more: `client.rejoinable`. */
  rejoinable: [call: RejoinableCall | null];
  /** A stanza was malformed; it was dropped and counted. */
  failure: [failure: SignalFailure];
}

/** The headless heart of Parley: one signed-in user and their calls. */
export interface CallClient {
  readonly connectionState: SignalingState;
  /** The signed-in user, `null` before the first sign-in. */
  readonly userId: UserId | null;
  readonly contacts: readonly Contact[];
  /** Calls that have not ended, oldest first. */
  readonly calls: readonly CallSession[];
  readonly refused: RefusalCounters;
  /** Who cannot reach this user, in the order of their ids. */
  readonly blocked: readonly UserId[];
  /** The microphones, cameras and speakers of this machine. */
  readonly devices: Devices;
  /** Whether calls ring while one is under way: the option of that name. */
  readonly callWaiting: boolean;
  /** The calls of the past. */
  readonly history: CallHistory;
  /** The emoji to react with. */
  readonly reactions: readonly string[];
  /**
   * Signs in.
   *
   * @throws CallError `unauthorized`, `credentials-failed`, `unreachable`, `insecure-context` (a secret would
   * travel unencrypted), `aborted` (`disconnect()` was called meanwhile), `closed`
   */
  connect(): Promise<void>;
  /** Hangs up all calls and signs out. Idempotent. */
  disconnect(): Promise<void>;
  /**
   * Calls one or several users. Returns at once; capture and negotiation go on side by side. To call somebody whose
   * call rings here is to accept it: then it is that call, and `userInfo` goes with the answer. When both call each
   * other at the same moment, one of the two calls goes on, and the other one ends as `merged`.
   *
   * @throws CallError `invalid-argument` (nobody, oneself, or `userInfo` that cannot be XML),
   * `too-many-members` (more than `maxMembers`), `invalid-state` when not signed in
   */
  call(userIds: UserId | readonly UserId[], options?: CallOptions): CallSession;
  /**
   * A call that this user was in on a page that is gone, by a reload or a crash, not more than 90 s ago; `null` when there
   * is none. Known once signed in.
   */
  readonly rejoinable: RejoinableCall | null;
  /**
   * Comes back to the call of `rejoinable`: the others, to whom we are `reconnecting`, connect anew, and nobody rings.
   * Microphone and camera are as they were unless told otherwise. It ends soon when nobody is in it any more.
   *
   * @throws CallError `invalid-state` unless `rejoinable` is this call, and while there is another one
   */
  rejoin(id: SessionId, options?: RejoinOptions): CallSession;
  /** Gives up the call of `rejoinable`, and says goodbye to the others, who wait. Nothing happens when there is none. */
  forgetRejoinable(): void;
  /**
   * Blocks somebody: a call of theirs that rings is declined, one between the two is hung up, and from then on nothing of
   * theirs counts. They are not told. The server holds it back where it knows how (XEP-0191), for all devices of this user;
   * elsewhere it is kept in `deviceStorage`, for this machine. A group that is under way goes on.
   *
   * @throws CallError `disconnected` when the server did not confirm it (on this machine it holds all the same);
   * `invalid-argument` for oneself; `invalid-state` when not signed in
   */
  block(userId: UserId): Promise<void>;
  /**
   * Lets somebody through again.
   *
   * @throws CallError `disconnected` when the server did not confirm it, `invalid-state` when not signed in
   */
  unblock(userId: UserId): Promise<void>;
  on<K extends keyof CallClientEvents>(
    event: K,
    listener: (...args: CallClientEvents[K]) => void,
  ): Unsubscribe;
  /** Disconnects, ends everything and forgets all listeners. Idempotent. */
  close(): void;
}
