import type { UserId } from '../model/ids.js';
import { readMark, withoutMark, type ParleyMark } from '../model/parley-mark.js';
import { readReconnect } from '../model/reconnect-offer.js';
import { isReference, originOf } from '../model/sdp-origin.js';
import type { AcceptSignal, CallSignal, HangUpSignal, RejectSignal, Signal } from '../model/signal.js';
import type { Draft } from './draft.js';
import { takeInvited, yieldsTo } from './invite.js';
import { admits, noteEarlyDevice } from './member-device.js';
import { elsewhereReasons } from './other-devices.js';
import { takePictures } from './pictures.js';
import { awaitsReturn, mayReturn, takeAway, takeBack } from './rejoin.js';
import { answerSync } from './resync.js';
import { hearCaller } from './ringing.js';
import { maxEarlyCandidates, type MemberState } from './state.js';

/**
 * Takes in a signal. It counts only from a member of the session, and from the device with which they are in it; repeats
 * change nothing twice.
 */
export function takeSignal(
  draft: Draft,
  from: UserId,
  resource: string | null,
  signal: Signal,
  at: number,
): void {
  const known = draft.member(from);
  if (!known) {
    draft.effect({ type: 'refuse', from });
    return;
  }
  const mark = signal.type === 'update' ? readMark(signal.extra) : null;
  const back = mark?.back;
  // Somebody who left is called again by an invitation, or was lost, and comes back.
  if (known.state === 'left' && (back === undefined || !mayReturn(known))) {
    if (mark?.sync === 'ask') answerSync(draft, from);
    return;
  }
  if (!admits(draft, known, signal, resource)) return;
  if (back !== undefined) takeBack(draft, draft.member(from) ?? known, back);
  const member = draft.member(from);
  // It was said before, or there is no place for them any more.
  if (!member || member.state === 'left') return;
  switch (signal.type) {
    case 'call':
      takeCall(draft, member, signal);
      return;
    case 'accept':
      takeAccept(draft, member, signal);
      return;
    case 'reject':
      takeReject(draft, member, signal, at);
      return;
    case 'hangUp':
      takeHangUp(draft, member, signal, at);
      return;
    case 'iceCandidates':
      if (hasPeer(draft, member))
        draft.effect({ type: 'take-candidates', userId: from, candidates: signal.candidates });
      else
        draft.patchMember(from, {
          early: [...member.early, ...signal.candidates].slice(0, maxEarlyCandidates),
        });
      return;
    case 'update':
      takeUpdate(draft, member, signal.extra ?? {});
      noteEarlyDevice(draft, member, resource);
      return;
    default:
      signal satisfies never;
  }
}

/** A peer can take candidates once it has, or is about to have, both descriptions. */
function hasPeer(draft: Draft, member: MemberState): boolean {
  if (member.ahead !== 'no') return true;
  if (draft.call.state === 'ringing' || member.state === 'calling') return false;
  return member.presence !== 'away' && !awaitsReturn(member);
}

function takeCall(draft: Draft, member: MemberState, signal: CallSignal): void {
  const { userId } = member;
  if (member.role === 'offer') {
    // Theirs crosses ours, and ours is the one that counts, but for those who came in by somebody else.
    if (!yieldsTo(member, draft.call.self, signal)) return;
    draft.effect({ type: 'close-peer', userId });
    draft.patchMember(userId, { role: 'answer', signaled: false, sentEarly: [] });
  }
  if (member.state !== 'calling' && !awaitsReturn(member)) {
    if (member.offer !== null && readMark(signal.extra) && !isSame(member.offer, signal.sdp)) {
      // What they offered is connected with another device of ours, so they begin anew with this one.
      draft.patchMember(userId, { offer: signal.sdp, ahead: 'no', signaled: false });
      draft.effect({ type: 'close-peer', userId });
      draft.effect({ type: 'take-offer', userId, sdp: signal.sdp });
      draft.answer(userId);
      draft.settle();
      return;
    }
    // A repeat means that our answer did not reach them: give it again, and all of it. Harmless when they only crossed.
    // With a connection from before the answer, that it stands does not mean that they have heard of the answer.
    if (member.signaled && (member.state === 'connecting' || member.ahead !== 'no'))
      draft.effect({ type: 'send-accept', to: userId, brief: false });
    return;
  }
  const first = member.offer === null;
  const mark = readMark(signal.extra);
  draft.patchMember(userId, {
    offer: signal.sdp,
    userInfo: signal.userInfo ?? member.userInfo,
    ...readMedia(member, mark),
  });
  // The newest offer wins: a repeat carries candidates that the first one could not know yet.
  if (first || member.offer !== signal.sdp) draft.effect({ type: 'take-offer', userId, sdp: signal.sdp });
  if (draft.call.state !== 'ringing') {
    draft.answer(userId);
    draft.settle();
    return;
  }
  if (userId !== draft.call.initiatorId) return;
  hearCaller(draft, signal, first);
  if (!first) return;
  draft.effect({ type: 'start-timer', timer: 'answer', delay: draft.call.timers.answerTimeout });
  answerEarly(draft);
}

/** Connects while it rings, if the caller may know where we are and is not connected yet. */
export function answerEarly(draft: Draft): void {
  const { connectsEarly, state, initiatorId: userId } = draft.call;
  const caller = draft.member(userId);
  // To a QuickBlox client an answer is a yes: only Parley clients know of early ones.
  if (!connectsEarly || state !== 'ringing' || !caller?.parley || caller.ahead !== 'no') return;
  // On a new page of theirs they have yet to offer anew.
  if (caller.offer === null) return;
  draft.patchMember(userId, { ahead: 'answered' });
  draft.effect({ type: 'answer-early', userId });
  draft.handOverEarly(userId);
}

function takeAccept(draft: Draft, member: MemberState, signal: AcceptSignal): void {
  const { userId, passedOver, earlyAnswer } = member;
  if (member.role !== 'offer' || !member.signaled) return;
  if (passedOver === null ? member.state !== 'calling' : isStale(member, signal.sdp)) return;
  const mark = readMark(signal.extra);
  const sdp = mark ? fullAnswer(member, signal.sdp) : signal.sdp;
  if (sdp === null) {
    // It refers to an early answer that never came. To call again asks for all of it: once here, then by the repeats.
    if (earlyAnswer !== null) return;
    draft.patchMember(userId, { earlyAnswer: '' });
    draft.effect({ type: 'send-call', to: userId });
    return;
  }
  draft.patchMember(userId, {
    userInfo: signal.userInfo ?? {},
    ...readMedia(member, mark),
  });
  draft.connecting(userId);
  if (mark && passedOver === null && earlyAnswer && !isSame(earlyAnswer, sdp)) {
    // Our connection is with the device that was first. Put over to another one, browsers hold on to the old path for
    // as long as it works; a new connection is there sooner.
    draft.patchMember(userId, { passedOver: originOf(sdp), ahead: 'no', signaled: false, sentEarly: [] });
    draft.effect({ type: 'close-peer', userId });
    draft.effect({ type: 'create-offer', userId });
    draft.settle();
    return;
  }
  draft.effect({ type: 'take-answer', userId, sdp });
  draft.handOverEarly(userId);
  // A QuickBlox client drops candidates that come before it accepts (the protocol as spoken, "candidates").
  if (!mark && member.sentEarly.length > 0)
    draft.effect({ type: 'send-candidates', to: userId, candidates: member.sentEarly });
  draft.patchMember(userId, { sentEarly: [], passedOver: null });
  draft.settle();
}

/** True for an answer to the offer that another one took the place of. */
function isStale({ earlyAnswer, passedOver }: MemberState, sdp: string): boolean {
  const origin = originOf(sdp);
  return origin === passedOver || (earlyAnswer !== null && origin === originOf(earlyAnswer));
}

function isSame(sdp: string, other: string): boolean {
  return originOf(sdp) === originOf(other);
}

/** The answer that an `accept` gives or refers to; `null` when it refers to one that we have not. */
function fullAnswer({ earlyAnswer }: MemberState, sdp: string): string | null {
  if (!isReference(sdp)) return sdp;
  return earlyAnswer && isSame(earlyAnswer, sdp) ? earlyAnswer : null;
}

/** The first early answer counts; another device of theirs may have given one too, and says all when it accepts. */
function takeEarlyAnswer(draft: Draft, member: MemberState, sdp: string): void {
  const { userId, state, role, signaled, ahead } = member;
  if (state !== 'calling' || role !== 'offer' || !signaled || ahead !== 'no') return;
  if (!draft.call.connectsEarly || isReference(sdp)) return;
  draft.patchMember(userId, { ahead: 'answered', earlyAnswer: sdp });
  draft.effect({ type: 'take-early-answer', userId, sdp });
  draft.handOverEarly(userId);
}

function takeReject(draft: Draft, member: MemberState, signal: RejectSignal, at: number): void {
  if (member.state !== 'calling') return;
  // A busy QuickBlox client sends our own `call` back as its `reject`, SDP and userInfo included
  // (the protocol as spoken, "busy"); a person who declines sends neither SDP nor our userInfo.
  const echo = signal.extra?.['sdp'] !== undefined;
  const busy = echo || readMark(signal.extra)?.busy === true;
  if (signal.userInfo && !echo) draft.patchMember(member.userId, { userInfo: signal.userInfo });
  draft.remove(at, member.userId, busy ? 'busy' : 'rejected');
}

function takeHangUp(draft: Draft, member: MemberState, signal: HangUpSignal, at: number): void {
  const { userId, state } = member;
  const { call } = draft;
  if (signal.userInfo) draft.patchMember(userId, { userInfo: signal.userInfo });
  const mark = readMark(signal.extra);
  // The caller knows which of our devices was first, and it was not this one.
  if (mark?.elsewhere && userId === call.initiatorId) {
    draft.end(at, elsewhereReasons[mark.elsewhere]);
    return;
  }
  if (mark?.mayReturn && takeAway(draft, member)) return;
  draft.patchMember(userId, { presence: 'there' });
  // While it rings only the initiator can take the call back; other members only leave.
  const isRinging = call.state === 'ringing';
  const isOver = isRinging || mark?.endsForAll === true;
  if (userId !== call.initiatorId || !isOver) {
    draft.remove(at, userId, state === 'calling' ? 'rejected' : 'hangup');
    return;
  }
  // To a QuickBlox client the initiator has only left, and others may wait for us: all of us leave them. Whoever we
  // added ourselves takes us for the initiator.
  for (const id of call.memberIds) {
    const other = draft.member(id);
    if (!other || id === userId || other.state === 'left') continue;
    const how = other.invitedBy === call.self ? { how: 'for-all' as const } : {};
    draft.effect({ type: 'send-hang-up', to: id, userInfo: {}, ...how });
  }
  draft.end(at, isRinging ? 'canceled' : 'hangup');
}

function takeUpdate(draft: Draft, member: MemberState, extra: NonNullable<Signal['extra']>): void {
  const mark = readMark(extra);
  if (mark) draft.patchMember(member.userId, readMedia(member, mark));
  if (mark?.rings && member.role === 'offer' && member.state === 'calling')
    draft.patchMember(member.userId, { rings: true });
  if (mark?.invited) takeInvited(draft, member, mark.invited);
  if (mark?.pictures) takePictures(draft, member, mark.pictures);
  if (mark?.description && member.state !== 'calling' && hasPeer(draft, member))
    draft.effect({ type: 'take-description', userId: member.userId, description: mark.description });
  if (mark?.answer !== undefined) takeEarlyAnswer(draft, member, mark.answer);
  if (mark?.sync === 'ask') answerSync(draft, member.userId);
  const rebuild = readReconnect(extra);
  if (rebuild) {
    if (member.state !== 'calling')
      draft.effect({ type: 'take-rebuild', userId: member.userId, description: rebuild });
    return;
  }
  const params = withoutMark(extra);
  if (Object.keys(params).length > 0) draft.effect({ type: 'tell-update', from: member.userId, params });
}

/** What a mark tells of its sender, or does not change. */
function readMedia(member: MemberState, mark: ParleyMark | null): Partial<MemberState> {
  const { audio = member.audio, video = member.video, screen = member.screen } = mark ?? {};
  return { audio, video, screen, held: mark?.held ?? member.held, parley: mark !== null };
}
