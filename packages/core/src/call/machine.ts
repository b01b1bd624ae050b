import type { CallEndReason } from '../model/call-state.js';
import { compareUserIds, type CallType, type SessionId, type UserId } from '../model/ids.js';
import type { Params } from '../model/params.js';
import type { CallSignal } from '../model/signal.js';
import { Draft, type Step } from './draft.js';
import type { CallEffect, CallEvent } from './events.js';
import { hold } from './hold.js';
import { invite } from './invite.js';
import { takeElsewhere, tellConnected } from './other-devices.js';
import {
  answerPictures,
  endPictures,
  expireRequest,
  joinPictures,
  repeatPictures,
  requestPictures,
} from './pictures.js';
import { comeBack, repeatBack } from './rejoin.js';
import { askAround, patienceWith } from './resync.js';
import { giveUpCalling, takeUndelivered, tellRinging } from './ringing.js';
import { answerEarly, takeSignal } from './signals.js';
import { defaultMaxMembers, newMember, type CallMachineState, type CallTimers } from './state.js';

/** What an outgoing call begins with. */
export interface OutgoingInit {
  readonly id: SessionId;
  readonly self: UserId;
  readonly opponentIds: readonly UserId[];
  readonly callType: CallType;
  readonly userInfo: Params;
  readonly at: number;
  readonly timers: CallTimers;
  /** Whether a group that was under way ends when all others have left. Default true. */
  readonly endsWhenAlone?: boolean;
  /** How many there may be when others add somebody, oneself included. Default 8. */
  readonly maxMembers?: number;
}

/** What an incoming call begins with. */
export interface IncomingInit {
  readonly self: UserId;
  readonly signal: CallSignal;
  readonly at: number;
  readonly timers: CallTimers;
  /** Whether a group that was under way ends when all others have left. Default true. */
  readonly endsWhenAlone?: boolean;
  /** How many there may be when others add somebody, oneself included. Default 8. */
  readonly maxMembers?: number;
  /** Whether the caller may learn our addresses before we accept. Default false. */
  readonly reveal?: boolean;
}

/** An outgoing call that has not been dialed yet: `dial` starts it. */
export function outgoingCall(init: OutgoingInit): CallMachineState {
  const video = init.callType === 'video';
  return {
    id: init.id,
    self: init.self,
    initiatorId: init.self,
    direction: 'outgoing',
    callType: init.callType,
    state: 'dialing',
    userInfo: init.userInfo,
    endReason: null,
    startedAt: init.at,
    connectedAt: null,
    endedAt: null,
    memberIds: init.opponentIds,
    members: Object.fromEntries(init.opponentIds.map((id) => [id, newMember(id, 'offer', video)])),
    isHeld: false,
    wasHeld: false,
    videoRefusal: null,
    timers: init.timers,
    endsWhenAlone: init.endsWhenAlone ?? true,
    maxMembers: init.maxMembers ?? defaultMaxMembers,
    connectsEarly: init.opponentIds.length === 1,
    pageId: null,
  };
}

/**
 * An incoming call that begins to ring. Feed it the signal itself next: that hands over the offer.
 * Between two callees the one with the higher id offers (the protocol as spoken, "group").
 */
export function incomingCall(init: IncomingInit): CallMachineState {
  const { self, signal, at, timers, endsWhenAlone = true, reveal = false } = init;
  const video = signal.callType === 'video';
  const others = signal.opponentIds.filter((id) => id !== self && id !== signal.callerId);
  const memberIds = [signal.callerId, ...others];
  return {
    id: signal.sessionId,
    self,
    initiatorId: signal.callerId,
    direction: 'incoming',
    callType: signal.callType,
    state: 'ringing',
    userInfo: {},
    endReason: null,
    startedAt: at,
    connectedAt: null,
    endedAt: null,
    memberIds,
    members: Object.fromEntries(
      memberIds.map((id) => {
        const offers = id !== signal.callerId && compareUserIds(self, id) > 0;
        return [id, newMember(id, offers ? 'offer' : 'answer', video)];
      }),
    ),
    isHeld: false,
    wasHeld: false,
    videoRefusal: null,
    timers,
    endsWhenAlone,
    maxMembers: init.maxMembers ?? defaultMaxMembers,
    connectsEarly: reveal && memberIds.length === 1,
    pageId: null,
  };
}

/**
 * Moves a call on by one event. Pure: the same state and event always give the same result, nothing is
 * changed in place, and no event is ever an error; one that does not fit the state does nothing.
 */
export function step(state: CallMachineState, event: CallEvent): Step {
  const draft = new Draft(state);
  // Nothing wakes an ended call; signals to it are counted by the client, which no longer knows it.
  if (state.state !== 'ended') take(draft, event);
  return draft.finish();
}

function take(draft: Draft, event: CallEvent): void {
  const { call } = draft;
  switch (event.type) {
    case 'dial':
      if (call.pageId !== null) {
        comeBack(draft);
        return;
      }
      for (const id of call.memberIds) draft.effect({ type: 'create-offer', userId: id });
      draft.effect({ type: 'start-timer', timer: 'answer', delay: call.timers.answerTimeout });
      draft.effect({ type: 'start-timer', timer: 'repeat', delay: call.timers.repeatInterval });
      return;
    case 'accept':
      if (call.state === 'ringing') accept(draft, event.userInfo ?? {});
      return;
    case 'reject':
      if (call.state === 'ringing') decline(draft, event.at, event.userInfo ?? {});
      return;
    case 'hang-up':
      if (call.state === 'ringing') decline(draft, event.at, event.userInfo ?? {});
      else
        leave(draft, event.at, call.state === 'dialing' ? 'canceled' : 'hangup', event.userInfo, event.how);
      return;
    case 'end-for-all':
      if (call.self === call.initiatorId)
        leave(draft, event.at, call.state === 'dialing' ? 'canceled' : 'hangup', event.userInfo, 'for-all');
      return;
    case 'invite':
      invite(draft, event.at, event.userIds);
      return;
    case 'reveal':
      draft.patch({ connectsEarly: call.memberIds.length === 1 });
      answerEarly(draft);
      return;
    case 'rang':
      tellRinging(draft);
      return;
    case 'merge':
      merge(draft, event.at);
      return;
    case 'elsewhere':
      takeElsewhere(draft, event.at, event.did);
      return;
    case 'undelivered':
      takeUndelivered(draft, event.at, event.userId);
      return;
    case 'hold':
      hold(draft, event.isHeld);
      return;
    case 'leave-ringing':
      if (call.state === 'ringing') draft.end(event.at, 'rejected');
      return;
    case 'request-video':
      requestPictures(draft);
      return;
    case 'answer-video':
      answerPictures(draft, event.accept);
      return;
    case 'end-video':
      endPictures(draft);
      return;
    case 'resync':
      askAround(draft);
      return;
    case 'fail':
      if (call.state === 'ringing') decline(draft, event.at, {}, event.reason);
      else leave(draft, event.at, event.reason);
      return;
    case 'signal':
      takeSignal(draft, event.from, event.resource ?? null, event.signal, event.at);
      return;
    case 'offer-ready':
      describe(draft, event.userId, { type: 'send-call', to: event.userId });
      return;
    case 'answer-ready':
      // Connected while it rang: they have taken our answer, so it need not be told twice.
      describe(draft, event.userId, {
        type: 'send-accept',
        to: event.userId,
        brief: draft.member(event.userId)?.ahead === 'connected',
      });
      return;
    case 'early-answer-ready':
      describe(draft, event.userId, { type: 'send-early-answer', to: event.userId });
      return;
    case 'candidates':
      sendCandidates(draft, event);
      return;
    case 'peer':
      takePeerState(draft, event);
      return;
    case 'timer':
      takeTimer(draft, event);
      return;
    default:
      event satisfies never;
  }
}

function accept(draft: Draft, userInfo: Params): void {
  const { call } = draft;
  draft.patch({ userInfo, state: 'connecting' });
  // Written for all members: those who already called us are answered, those whom we are to call are called.
  for (const id of call.memberIds) {
    const member = draft.member(id);
    if (!member || member.state === 'left') continue;
    if (member.offer !== null) draft.answer(id);
    else if (member.role === 'offer') draft.effect({ type: 'create-offer', userId: id });
  }
  draft.effect({ type: 'send-own-devices', did: 'answered' });
  draft.effect({ type: 'stop-timer', timer: 'caller' });
  draft.effect({ type: 'stop-timer', timer: 'answer' });
  if (draft.isAnyoneCalling()) {
    draft.effect({ type: 'start-timer', timer: 'answer', delay: call.timers.answerTimeout });
    draft.effect({ type: 'start-timer', timer: 'repeat', delay: call.timers.repeatInterval });
  }
  draft.settle();
}

/** Says no to everybody, as deployed clients do: those who have accepted need not wait for us. */
function decline(draft: Draft, at: number, userInfo: Params, reason: CallEndReason = 'rejected'): void {
  for (const id of draft.call.memberIds)
    if (draft.member(id)?.state !== 'left') draft.effect({ type: 'send-reject', to: id, userInfo });
  draft.effect({ type: 'send-own-devices', did: 'rejected' });
  draft.end(at, reason);
}

/** Lets go of a call that crossed the one that goes on; whoever else rings on it need not. */
function merge(draft: Draft, at: number): void {
  for (const id of draft.call.memberIds)
    if (draft.member(id)?.signaled)
      draft.effect({ type: 'send-hang-up', to: id, userInfo: {}, how: 'merged' });
  draft.end(at, 'merged');
}

/** Says goodbye to everybody who is still in, and ends. */
function leave(
  draft: Draft,
  at: number,
  reason: CallEndReason,
  userInfo: Params = {},
  how?: 'for-all' | 'away',
): void {
  for (const id of draft.call.memberIds) {
    const member = draft.member(id);
    if (member && member.state !== 'left')
      draft.effect({ type: 'send-hang-up', to: id, userInfo, ...(how ? { how } : {}) });
  }
  draft.end(at, reason);
}

function describe(draft: Draft, userId: UserId, effect: CallEffect): void {
  const member = draft.member(userId);
  if (!member || member.state === 'left') return;
  draft.patchMember(userId, { signaled: true });
  draft.effect(effect);
}

function sendCandidates(draft: Draft, event: CallEvent & { type: 'candidates' }): void {
  const member = draft.member(event.userId);
  if (!member || member.state === 'left' || !member.signaled) return;
  // They go out at once even while the other has not answered: a Parley peer keeps them and so needs one
  // round trip less when it accepts. A QuickBlox peer drops them, so they are kept to be sent again.
  if (member.state === 'calling' && member.role === 'offer')
    draft.patchMember(event.userId, { sentEarly: [...member.sentEarly, ...event.candidates] });
  draft.effect({ type: 'send-candidates', to: event.userId, candidates: event.candidates });
}

function takePeerState(draft: Draft, event: CallEvent & { type: 'peer' }): void {
  const { call } = draft;
  const member = draft.member(event.userId);
  if (!member || member.state === 'left') return;
  if (member.state === 'calling' && event.state !== 'failed') {
    // Nobody has said yes: all that this means is that they can be heard at once when somebody does.
    draft.patchMember(member.userId, { ahead: event.state === 'connected' ? 'connected' : 'answered' });
    return;
  }
  const timer = `member:${member.userId}` as const;
  switch (event.state) {
    case 'connected':
      draft.patchMember(member.userId, { state: 'connected', presence: 'there' });
      if (call.connectedAt === null) draft.patch({ connectedAt: event.at });
      draft.effect({ type: 'stop-timer', timer });
      tellConnected(draft);
      joinPictures(draft, member.userId);
      break;
    case 'lost':
      if (member.state !== 'connected') return;
      draft.patchMember(member.userId, { state: 'reconnecting' });
      draft.effect({ type: 'start-timer', timer, delay: patienceWith(call.timers, member) });
      break;
    case 'failed':
      draft.dismiss(event.at, member.userId, 'failed');
      break;
    default:
      event.state satisfies never;
  }
  draft.settle();
}

function takeTimer(draft: Draft, event: CallEvent & { type: 'timer' }): void {
  const { call } = draft;
  if (event.timer === 'repeat') {
    if (!draft.isAnyoneCalling()) return;
    for (const id of call.memberIds) {
      const member = draft.member(id);
      if (member?.state === 'calling' && member.role === 'offer' && member.signaled)
        draft.effect({ type: 'send-call', to: id });
    }
    draft.effect({ type: 'start-timer', timer: 'repeat', delay: call.timers.repeatInterval });
    return;
  }
  if (event.timer === 'answer') {
    // A callee who lets it ring tells nobody, as deployed clients do: the caller's own limit ends the attempt.
    if (call.state === 'ringing') draft.end(event.at, 'no-answer');
    else giveUpCalling(draft, event.at, event.offlineIds ?? []);
    return;
  }
  if (event.timer === 'caller') {
    if (call.state === 'ringing') draft.end(event.at, 'caller-gone');
    return;
  }
  if (event.timer === 'video-request') {
    expireRequest(draft);
    return;
  }
  if (event.timer === 'video-prompt') {
    answerPictures(draft, false);
    return;
  }
  if (event.timer === 'back') {
    repeatBack(draft);
    return;
  }
  const [kind, userId] = split(event.timer);
  if (kind === 'pictures') {
    repeatPictures(draft, userId);
    return;
  }
  const { state, presence } = draft.member(userId) ?? {};
  // Who left the page has hung up, after all.
  if (presence === 'away') draft.dismiss(event.at, userId, 'hangup');
  else draft.dismiss(event.at, userId, state === 'reconnecting' ? 'connection-lost' : 'failed');
}

function split(timer: string): [kind: string, userId: string] {
  const at = timer.indexOf(':');
  return [timer.slice(0, at), timer.slice(at + 1)];
}
