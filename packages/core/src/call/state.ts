import type {
  CallDirection,
  CallEndReason,
  CallState,
  ParticipantState,
  VideoRefusal,
} from '../model/call-state.js';
import type { CallType, SessionId, UserId } from '../model/ids.js';
import type { Params } from '../model/params.js';
import type { IceCandidate } from '../model/signal.js';

/** How long the machine waits; all in ms. */
export interface CallTimers {
  /** Between two `call` signals to somebody who has not answered. Default 5000, as deployed QuickBlox clients do. */
  readonly repeatInterval: number;
  /** Until an unanswered call ends, on both sides. Default 60000, as deployed QuickBlox clients do. */
  readonly answerTimeout: number;
  /**
   * Until a call rings no more whose caller has stopped repeating it. Default 15000, three repeats. It holds for callers
   * that are known to repeat: Parley and QuickBlox web clients, and any other once it has.
   */
  readonly callerTimeout: number;
  /** From the answer to flowing media. Default 30000: ICE with relays needs up to 15 s to give up by itself. */
  readonly connectTimeout: number;
  /**
   * Until a member is given up who left the page, or is lost and uses a QuickBlox client. Default 30000, after which
   * deployed QuickBlox clients give up as well, without a word.
   */
  readonly reconnectTimeout: number;
  /**
   * From lost to restored media, to a Parley client. Default 75000: a cut of a minute and what it takes to come back
   * from it.
   */
  readonly recoveryTimeout: number;
  /**
   * From lost media to the first ICE restart, unless the browser gives up on the path before. Default 8000: a short cut
   * heals by itself, and sooner.
   */
  readonly restartGrace: number;
  /** Until somebody who was asked for pictures in an audio call is asked no more. Default 30000. */
  readonly videoRequestTimeout: number;
}

/** What bounds every call of a client. */
export interface CallLimits {
  readonly timers: CallTimers;
  /** Whether a group that was under way ends when all others have left. */
  readonly endsWhenAlone: boolean;
  /** How many there may be, oneself included. */
  readonly maxMembers: number;
}

/** A mesh sends everybody's picture to everybody: with more, most machines and uplinks are too weak. */
export const defaultMaxMembers = 8;

/** The timers of deployed QuickBlox clients. */
export const defaultCallTimers: CallTimers = {
  repeatInterval: 5000,
  answerTimeout: 60_000,
  callerTimeout: 15_000,
  connectTimeout: 30_000,
  reconnectTimeout: 30_000,
  recoveryTimeout: 75_000,
  restartGrace: 8000,
  videoRequestTimeout: 30_000,
};

/** Whether one member and we show each other pictures, and what was said about it (`PictureWord`). */
export interface PictureState {
  /** `asking`: we asked them; `asked`: they asked us; `on`: in a video call always, in an audio call once both agreed. */
  readonly state: 'off' | 'asking' | 'asked' | 'on';
  /** The number of what we said last. */
  readonly said: number;
  /** What they have not answered yet. */
  readonly unanswered: 'ask' | 'join' | 'end' | null;
  /** How often that was said. */
  readonly tries: number;
  /** The number of what they said last. */
  readonly heard: number;
  /** What we answered to it, `null` while the person thinks. */
  readonly reply: 'yes' | 'no' | null;
}

/** One remote member, as the machine sees them. */
export interface MemberState {
  readonly userId: UserId;
  readonly state: ParticipantState;
  readonly leftReason: CallEndReason | null;
  /** Which part we play towards them. */
  readonly role: 'offer' | 'answer';
  /** Their newest offer, `null` before their `call` came. */
  readonly offer: string | null;
  /** Their candidates that came before there was a peer to take them. */
  readonly early: readonly IceCandidate[];
  /**
   * The resource of the device with which we are in the call: of a callee, the one that accepted; of the caller, the one
   * that calls. Only its signals count from then on. `null` before.
   */
  readonly device: string | null;
  /** The resources that they were there with before, oldest first. */
  readonly formerDevices: readonly string[];
  /** The resource of the device whose early answer was taken. */
  readonly earlyDevice: string | null;
  /** A callee whose device said that it rings. */
  readonly rings: boolean;
  /** Whether they told that they hold the call. */
  readonly held: boolean;
  /** True once our offer or answer went out, so that candidates may follow it. */
  readonly signaled: boolean;
  /** How far the connection to them is before anybody has said yes: an answer was given or taken, or media can flow. */
  readonly ahead: 'no' | 'answered' | 'connected';
  /** Their early answer; empty when they referred to one that never came. */
  readonly earlyAnswer: string | null;
  /** The origin of a yes from another device than the early answer: we called again, and wait for another yes. */
  readonly passedOver: string | null;
  /** Ours that were sent while they had not accepted yet. */
  readonly sentEarly: readonly IceCandidate[];
  readonly userInfo: Params;
  /** What they told of their microphone and camera. */
  readonly audio: boolean;
  readonly video: boolean;
  /** Whether they told that they share a screen. */
  readonly screen: boolean;
  readonly pictures: PictureState;
  /** Whether theirs is a Parley client, which their `call` or `accept` tells. */
  readonly parley: boolean;
  /** Who added them to a running call, and is its initiator for them; `null` for those who were called at first. */
  readonly invitedBy: UserId | null;
  /** Tells this time that we added them from those before; `null` when we did not. */
  readonly invitation: string | null;
  /**
   * `away`: they left the page, and may be back; `returning`: they are back on another page, or we are, and the new
   * connection is not there yet.
   */
  readonly presence: 'there' | 'away' | 'returning';
  /** Names the page on which they came back last. */
  readonly pageId: string | null;
}

/** A whole call. Written so that a group is more members, not another machine. */
export interface CallMachineState extends CallLimits {
  readonly id: SessionId;
  readonly self: UserId;
  readonly initiatorId: UserId;
  readonly direction: CallDirection;
  readonly callType: CallType;
  readonly state: CallState;
  /** Our `userInfo`, for `call` and `accept`. */
  readonly userInfo: Params;
  readonly endReason: CallEndReason | null;
  readonly startedAt: number;
  readonly connectedAt: number | null;
  readonly endedAt: number | null;
  /** In the order of the invitation. */
  readonly memberIds: readonly UserId[];
  readonly members: Readonly<Record<UserId, MemberState>>;
  /** Whether we hold the call, and ever did. */
  readonly isHeld: boolean;
  readonly wasHeld: boolean;
  /** How it came out when we asked for pictures last; `null` while we ask, once somebody agreed, and when we never did. */
  readonly videoRefusal: VideoRefusal | null;
  /**
   * Whether we connect while it rings: incoming, whether the caller may learn our addresses before we accept. Only
   * between two: in a group those who ring would connect to each other before either of them said yes to the other.
   */
  readonly connectsEarly: boolean;
  /** Names our page when we came back to the call; `null` when we never left it. */
  readonly pageId: string | null;
}

/** The most early candidates kept for one member; a real peer gathers a few dozen. */
export const maxEarlyCandidates = 100;

const noPictures = { said: 0, unanswered: null, tries: 0, heard: 0, reply: null } as const;

/** A member who has not been heard of yet. */
export function newMember(userId: UserId, role: MemberState['role'], video: boolean): MemberState {
  return {
    userId,
    role,
    state: 'calling',
    leftReason: null,
    offer: null,
    early: [],
    device: null,
    formerDevices: [],
    earlyDevice: null,
    rings: false,
    held: false,
    signaled: false,
    ahead: 'no',
    earlyAnswer: null,
    passedOver: null,
    sentEarly: [],
    userInfo: {},
    audio: true,
    video,
    screen: false,
    pictures: { ...noPictures, state: video ? 'on' : 'off' },
    parley: false,
    invitedBy: null,
    invitation: null,
    presence: 'there',
    pageId: null,
  };
}
