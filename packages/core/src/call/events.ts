import type { CallEndReason } from '../model/call-state.js';
import type { UserId } from '../model/ids.js';
import type { Params } from '../model/params.js';
import type { Elsewhere } from '../model/parley-mark.js';
import type { PeerDescription } from '../model/peer-description.js';
import type { PictureWord } from '../model/picture-word.js';
import type { IceCandidate, Signal } from '../model/signal.js';

/**
 * `repeat`, `answer`, `caller` (who has stopped repeating their call) and `back` (says again that we are) are one each for
 * a call, as are the limits of asking for pictures and of being asked; `member:ID` is the connect or reconnect limit of one member, `pictures:ID` says again what they have not answered.
 */
export type TimerId =
  | 'repeat'
  | 'answer'
  | 'caller'
  | 'back'
  | 'video-request'
  | 'video-prompt'
  | `member:${UserId}`
  | `pictures:${UserId}`;

/** All that can happen to a call. `at` is the time in ms since the epoch. */
export type CallEvent =
  // intents of the person
  | { readonly type: 'dial'; readonly at: number }
  | { readonly type: 'accept'; readonly at: number; readonly userInfo?: Params }
  | { readonly type: 'reject'; readonly at: number; readonly userInfo?: Params }
  /** `away`: the page ends, and the person may come back to the call on the next one. */
  | { readonly type: 'hang-up'; readonly at: number; readonly userInfo?: Params; readonly how?: 'away' }
  /** The initiator ends the call for everybody; anybody else's wish does nothing. */
  | { readonly type: 'end-for-all'; readonly at: number; readonly userInfo?: Params }
  /** Calls more people to a running call. */
  | { readonly type: 'invite'; readonly at: number; readonly userIds: readonly UserId[] }
  /** The caller may learn our addresses after all, while it rings. */
  | { readonly type: 'reveal' }
  /** The person has been told that it rings: now the caller may hear of it. */
  | { readonly type: 'rang' }
  /** Another call with the same person goes on in the place of this one, which crossed it. */
  | { readonly type: 'merge'; readonly at: number }
  /** Puts a running call on hold, or takes it back; what is sent follows from the state. */
  | { readonly type: 'hold'; readonly isHeld: boolean }
  /** Pictures in an audio call: to ask for them, to answer whoever asked, and to go back to audio. */
  | { readonly type: 'request-video' }
  | { readonly type: 'answer-video'; readonly accept: boolean }
  | { readonly type: 'end-video' }
  /** This device goes away while it rings, and others of this user ring on. */
  | { readonly type: 'leave-ringing'; readonly at: number }
  /** Signals may have been lost. */
  | { readonly type: 'resync' }
  /** This side cannot go on. */
  | { readonly type: 'fail'; readonly at: number; readonly reason: CallEndReason }
  // from the wire
  | {
      readonly type: 'signal';
      readonly at: number;
      readonly from: UserId;
      /** Which device of theirs sent it; `null` when that is not known. */
      readonly resource?: string | null;
      readonly signal: Signal;
    }
  /** Another device of this user acted on the call. */
  | { readonly type: 'elsewhere'; readonly at: number; readonly did: Elsewhere }
  /** The server gave our `call` back. */
  | { readonly type: 'undelivered'; readonly at: number; readonly userId: UserId }
  // from a peer
  | { readonly type: 'offer-ready'; readonly userId: UserId }
  | { readonly type: 'answer-ready'; readonly userId: UserId }
  | { readonly type: 'early-answer-ready'; readonly userId: UserId }
  | {
      readonly type: 'candidates';
      readonly userId: UserId;
      readonly candidates: readonly IceCandidate[];
    }
  | {
      readonly type: 'peer';
      readonly at: number;
      readonly userId: UserId;
      readonly state: 'connected' | 'lost' | 'failed';
    }
  // from the clock
  | {
      readonly type: 'timer';
      readonly at: number;
      readonly timer: TimerId;
      /** With `answer`: whom the server has shown to be offline. */
      readonly offlineIds?: readonly UserId[];
    };

/** All that a call can ask for. The session carries it out. */
export type CallEffect =
  /** Make a peer and an offer for it; `offer-ready` follows. */
  | { readonly type: 'create-offer'; readonly userId: UserId }
  /** Make a peer if there is none and give it their newest offer, without answering yet. */
  | { readonly type: 'take-offer'; readonly userId: UserId; readonly sdp: string }
  /** Answer the offer that was taken; `answer-ready` follows. */
  | { readonly type: 'create-answer'; readonly userId: UserId }
  | { readonly type: 'take-answer'; readonly userId: UserId; readonly sdp: string }
  /** Answer while it rings, so that the connection is there before anybody says yes; `early-answer-ready` follows. */
  | { readonly type: 'answer-early'; readonly userId: UserId }
  | { readonly type: 'take-early-answer'; readonly userId: UserId; readonly sdp: string }
  | {
      readonly type: 'take-candidates';
      readonly userId: UserId;
      readonly candidates: readonly IceCandidate[];
    }
  | { readonly type: 'close-peer'; readonly userId: UserId }
  /** Send `call` or `accept` with the local description as it is now, or, `brief`, with a reference to it. */
  | { readonly type: 'send-call'; readonly to: UserId }
  | { readonly type: 'send-accept'; readonly to: UserId; readonly brief: boolean }
  | { readonly type: 'send-early-answer'; readonly to: UserId }
  | {
      readonly type: 'send-candidates';
      readonly to: UserId;
      readonly candidates: readonly IceCandidate[];
    }
  | { readonly type: 'send-pictures'; readonly to: UserId; readonly word: PictureWord }
  /** Ask a member whether they are still in it, or say that we are. */
  | { readonly type: 'send-sync'; readonly to: UserId; readonly word: 'ask' | 'in' }
  /** Tell a member whom we called to the call. */
  | { readonly type: 'send-invited'; readonly to: UserId; readonly userIds: readonly UserId[] }
  /** Tell the caller that it rings here. */
  | { readonly type: 'send-ringing'; readonly to: UserId }
  /** Tell a device of a member that another one was first. */
  | { readonly type: 'send-elsewhere'; readonly to: UserId; readonly resource: string }
  /** Tell this user's other devices what this one did. */
  | { readonly type: 'send-own-devices'; readonly did: Elsewhere }
  | { readonly type: 'send-reject'; readonly to: UserId; readonly userInfo: Params }
  /** Tell a member that we are back, on this page. */
  | { readonly type: 'send-back'; readonly to: UserId; readonly pageId: string }
  /**
   * `for-all`: not only do we leave, the call is over; `away`: we may be back; `merged`, to callees that ring: they are in
   * another call with us already.
   */
  | {
      readonly type: 'send-hang-up';
      readonly to: UserId;
      readonly userInfo: Params;
      readonly how?: 'for-all' | 'away' | 'merged';
    }
  | { readonly type: 'start-timer'; readonly timer: TimerId; readonly delay: number }
  | { readonly type: 'stop-timer'; readonly timer: TimerId }
  /** Give the peer a description of theirs that changes the connection in place. */
  | { readonly type: 'take-description'; readonly userId: UserId; readonly description: PeerDescription }
  /** Put a new connection in the place of a broken one, as a member asks for or agrees to. */
  | { readonly type: 'take-rebuild'; readonly userId: UserId; readonly description: PeerDescription }
  /** Hand parameters that a member sent on to the application. */
  | { readonly type: 'tell-update'; readonly from: UserId; readonly params: Params }
  /** A signal was refused because its sender is not a member. */
  | { readonly type: 'refuse'; readonly from: UserId };
