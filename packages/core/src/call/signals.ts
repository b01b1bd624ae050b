import type { UserId } from '../model/ids.js';
import { readMark, withoutMark } from '../model/parley-mark.js';
import type { AcceptSignal, CallSignal, RejectSignal, Signal } from '../model/signal.js';
import type { Draft } from './draft.js';
import { maxEarlyCandidates, type MemberState } from './state.js';

/** Takes in a signal. It counts only from a member of the session; repeats change nothing twice. */
export function takeSignal(draft: Draft, from: UserId, signal: Signal, at: number): void {
  const member = draft.member(from);
  if (!member) {
    draft.effect({ type: 'refuse', from });
    return;
  }
  // Somebody who left may be called again only by a new call (or, later, by an invitation of their own).
  if (member.state === 'left') return;
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
      if (signal.userInfo) draft.patchMember(from, { userInfo: signal.userInfo });
      // While it rings only the initiator can take the call back; other members only leave.
      if (draft.call.state === 'ringing' && from === draft.call.initiatorId) draft.end(at, 'canceled');
      else draft.remove(at, from, member.state === 'calling' ? 'rejected' : 'hangup');
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
      return;
    default:
      signal satisfies never;
  }
}

/** A peer can take candidates once it has, or is about to have, both descriptions. */
function hasPeer(draft: Draft, member: MemberState): boolean {
  return draft.call.state !== 'ringing' && member.state !== 'calling';
}

function takeCall(draft: Draft, member: MemberState, signal: CallSignal): void {
  const { userId } = member;
  if (member.role === 'offer') return; // theirs crosses ours; ours is the one that counts
  if (member.state !== 'calling') {
    // A repeat means that our answer did not reach them: give it again. Harmless when they only crossed.
    if (member.state === 'connecting' && member.signaled) draft.effect({ type: 'send-accept', to: userId });
    return;
  }
  const first = member.offer === null;
  const mark = readMark(signal.extra);
  draft.patchMember(userId, {
    offer: signal.sdp,
    userInfo: signal.userInfo ?? member.userInfo,
    audio: mark?.audio ?? member.audio,
    video: mark?.video ?? member.video,
  });
  // The newest offer wins: a repeat carries candidates that the first one could not know yet.
  if (first || member.offer !== signal.sdp) draft.effect({ type: 'take-offer', userId, sdp: signal.sdp });
  if (draft.call.state !== 'ringing') {
    draft.answer(userId);
    draft.settle();
  } else if (first && userId === draft.call.initiatorId) {
    draft.effect({ type: 'start-timer', timer: 'answer', delay: draft.call.timers.answerTimeout });
  }
}

function takeAccept(draft: Draft, member: MemberState, signal: AcceptSignal): void {
  if (member.state !== 'calling' || member.role !== 'offer' || !member.signaled) return;
  const { userId } = member;
  const mark = readMark(signal.extra);
  draft.patchMember(userId, {
    userInfo: signal.userInfo ?? {},
    audio: mark?.audio ?? member.audio,
    video: mark?.video ?? member.video,
  });
  draft.connecting(userId);
  draft.effect({ type: 'take-answer', userId, sdp: signal.sdp });
  draft.handOverEarly(userId);
  // A QuickBlox client drops candidates that come before it accepts (the protocol as spoken, "candidates").
  if (!mark && member.sentEarly.length > 0)
    draft.effect({ type: 'send-candidates', to: userId, candidates: member.sentEarly });
  draft.patchMember(userId, { sentEarly: [] });
  draft.settle();
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

function takeUpdate(draft: Draft, member: MemberState, extra: NonNullable<Signal['extra']>): void {
  const mark = readMark(extra);
  if (mark)
    draft.patchMember(member.userId, {
      audio: mark.audio ?? member.audio,
      video: mark.video ?? member.video,
    });
  const params = withoutMark(extra);
  if (Object.keys(params).length > 0) draft.effect({ type: 'tell-update', from: member.userId, params });
}
