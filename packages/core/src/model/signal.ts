import type { CallType, SessionId, UserId } from './ids.js';
import type { Params } from './params.js';

/** One ICE candidate as it travels; the shape of `RTCIceCandidateInit` that peers exchange. */
export interface IceCandidate {
  /** The candidate attribute (RFC 8839 section 5.1), without a leading `a=`. */
  readonly candidate: string;
  readonly sdpMid: string | null;
  readonly sdpMLineIndex: number | null;
}

interface SignalBase {
  readonly sessionId: SessionId;
  /** What the call was started as. Optional in all but `call`: the seed leaves it out there. */
  readonly callType?: CallType;
  /** The initiator of the session, not the sender of this signal. */
  readonly callerId?: UserId;
  /** Everybody invited, without the initiator. */
  readonly opponentIds?: readonly UserId[];
  /** `web`, `ios`, `android` …: free text. */
  readonly platform?: string;
  /** Children that the protocol does not name, kept as they came; for `update` these are the parameters. */
  readonly extra?: Params;
}

/** Starts, or repeats the start of, a call. */
export interface CallSignal extends SignalBase {
  readonly type: 'call';
  readonly callType: CallType;
  readonly callerId: UserId;
  readonly opponentIds: readonly UserId[];
  /** The offer, with CRLF line ends. */
  readonly sdp: string;
  readonly userInfo?: Params;
}

/** Accepts a call. */
export interface AcceptSignal extends SignalBase {
  readonly type: 'accept';
  /** The answer, with CRLF line ends. */
  readonly sdp: string;
  readonly userInfo?: Params;
}

/** Declines a call. */
export interface RejectSignal extends SignalBase {
  readonly type: 'reject';
  readonly userInfo?: Params;
}

/** Leaves a call, or takes an unanswered one back. */
export interface HangUpSignal extends SignalBase {
  readonly type: 'hangUp';
  readonly userInfo?: Params;
}

/** Adds ICE candidates of the sender. */
export interface IceCandidatesSignal extends SignalBase {
  readonly type: 'iceCandidates';
  readonly candidates: readonly IceCandidate[];
}

/** Tells of changed parameters; they are in `extra`. */
export interface UpdateSignal extends SignalBase {
  readonly type: 'update';
}

/** Every signal of the protocol (seed, "Signaling v1.0"). */
export type Signal =
  CallSignal | AcceptSignal | RejectSignal | HangUpSignal | IceCandidatesSignal | UpdateSignal;

/** The name of a signal (`signalType` on the wire). */
export type SignalType = Signal['type'];
