import type { CallEffect } from '../call/events.js';
import type { RecoveryState } from '../call/recovery.js';
import type { CallType, SessionId, UserId } from '../model/ids.js';
import type { CallDirection, ParticipantState } from '../model/call-state.js';
import type { MediaQuality } from '../model/media-quality.js';
import type { Params } from '../model/params.js';
import type { PeerDescription } from '../model/peer-description.js';
import type { MemberShares } from '../model/picture-share.js';
import type { IceCandidate } from '../model/signal.js';
import type { RemoteTracks } from '../peer/remote-tracks.js';
import type { StatsReport } from '../peer/rtc.js';

/** The effects of the call machine that a transport carries out. */
const tasks = [
  'create-offer',
  'take-offer',
  'answer-early',
  'create-answer',
  'take-early-answer',
  'take-answer',
  'take-candidates',
  'take-description',
  'take-rebuild',
  'close-peer',
] as const;

/**
 * What a transport is asked to do about one member, in this order for a caller: `create-offer`, `take-answer`; for a callee:
 * `take-offer`, `create-answer`. An `sdp` is what the other side's transport said, and nobody else's business: only towards
 * QuickBlox clients it must be SDP. `answer-early` and `take-early-answer` come while it rings, and may be left undone.
 */
export type TransportTask = Extract<CallEffect, { readonly type: (typeof tasks)[number] }>;

/** Whether an effect is one that a transport carries out. */
export function isTransportTask(effect: CallEffect): effect is TransportTask {
  return tasks.some((type) => type === effect.type);
}

/** What a transport needs to know of a member. */
export interface TransportMember {
  readonly userId: UserId;
  readonly state: ParticipantState;
  /** Whether they use Parley, and so understand more than the protocol of QuickBlox. */
  readonly parley: boolean;
  /** They hold the call: nothing is to be sent to them. */
  readonly held: boolean;
}

/** What a transport tells. Nothing is told after `close()`. */
export interface TransportListener {
  /** What `description()` gives of a member is there, and is sent to them. */
  onDescription(userId: UserId, type: 'offer' | 'answer' | 'early-answer'): void;
  /** To be sent to a member, after the description that they belong to. */
  onCandidates(userId: UserId, candidates: readonly IceCandidate[]): void;
  /** To be sent to a Parley member: it changes the connection in place, or puts a new one there (`rebuilds`). */
  onRenegotiation(userId: UserId, description: PeerDescription, rebuilds: boolean): void;
  /** Media flows to and from a member, does so no more but may again, or cannot. */
  onState(userId: UserId, state: 'connected' | 'lost' | 'failed'): void;
  /** `recovery()` of somebody is further, or over. */
  onRecovery(): void;
  /** `tracks` are others now. */
  onTracks(): void;
  /** Messages can be sent to a member, or no more; they go by `update` then. */
  onChannel(userId: UserId, isOpen: boolean): void;
  /** A member sent a message. */
  onMessage(userId: UserId, text: string): void;
}

/** One call, for the transport that is to carry it. */
export interface TransportCall {
  readonly id: SessionId;
  readonly self: UserId;
  readonly callType: CallType;
  /** What limits what is sent, at first. */
  readonly quality: MediaQuality;
  readonly listener: TransportListener;
}

/** What can be measured of one member. */
export interface MeasuredMember {
  /** How loud they are now, linear from 0 to 1. */
  level(): number;
  /** In the words of W3C webrtc-stats: `inbound-rtp`, `outbound-rtp`, `candidate-pair` …, as far as there are any. */
  getStats(): Promise<StatsReport>;
  /** Of what a stream in these statistics is a part; `null` where that is not known. */
  roleOfMid(mid: string | undefined): keyof RemoteTracks | null;
}

/** Carries the media of one call. */
export interface CallTransport {
  /** What is received, by member. A new value tells `onTracks`. */
  readonly tracks: ReadonlyMap<UserId, RemoteTracks>;
  /** Those who can be measured now. */
  readonly measured: ReadonlyMap<UserId, MeasuredMember>;
  /** How far it is with bringing back the path to a member; `null`: nothing was ever wrong, or it is not told. */
  recovery(userId: UserId): RecoveryState | null;
  /**
   * Our description towards a member as it is now, `null` before there is one: it is carried to them as `sdp`. In the form
   * of SDP (RFC 8866): its first two lines, `v=` and `o=`, name it among all that there are, and it has an `m=` line; a
   * text without one is a reference to a description that was sent before.
   */
  description(userId: UserId): string | null;
  run(task: TransportTask): void;
  /** Sends these to everybody from now on, or less to those who are not to see or hear it. */
  setTracks(local: RemoteTracks, members: Readonly<Record<UserId, TransportMember>>): void;
  /** Limits what is sent from now on. */
  setQuality(quality: MediaQuality): void;
  /** Whether media may go directly (`RTCConfiguration.iceTransportPolicy`); `undefined` changes nothing. */
  setTransportPolicy(policy: RTCIceTransportPolicy | undefined): void;
  /** Shares out what is sent to whom, by what they show of it. */
  share(shares: ReadonlyMap<UserId, MemberShares>): void;
  /** Sends a message to a member. @returns false where there is no way but `update` */
  send(userId: UserId, text: string): boolean;
  /** Ends all of it; the local tracks belong to somebody else. Idempotent. */
  close(): void;
}

/**
 * Carries the media of calls: the port between a call and how media travels. Parley brings the mesh, in which everybody
 * sends to everybody; an SFU is another one.
 */
export interface MediaTransport {
  /** The most that a call over it bears, oneself included. Default: `maxMembers` of the client. */
  readonly maxMembers?: number;
  /** Begins to carry a call. Opens nothing yet: the first task does. */
  open(call: TransportCall): CallTransport;
}

/** A call that needs a transport. */
export interface TransportRequest {
  readonly direction: CallDirection;
  readonly callType: CallType;
  /** All others. */
  readonly memberIds: readonly UserId[];
  /** What the caller said with the call: where both sides agree on another transport, the caller says so here. */
  readonly userInfo: Params;
}

/** Chooses what carries a call; `null`: the mesh. */
export type ChooseTransport = (request: TransportRequest) => MediaTransport | null;
