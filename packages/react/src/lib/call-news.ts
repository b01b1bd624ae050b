import type { CallSnapshot, ParticipantSnapshot, RecordingNotice } from '@parley/core';
import { tookPart } from '@parley/store';

/** What happened to a call as a whole. */
export type CallStep =
  | 'dialing'
  | 'connecting'
  | 'connected'
  | 'ended'
  | 'held'
  | 'resumed'
  | 'sharing'
  | 'stopped-sharing'
  | 'recording'
  | 'stopped-recording'
  | 'hand-up'
  | 'hand-down'
  | 'video'
  | 'no-video'
  | 'video-refused';

/** What happened to one of the others. */
export type PersonStep =
  | 'joined'
  | 'left'
  /** They declined, were busy or did not answer. */
  | 'no-show'
  | 'muted'
  | 'unmuted'
  | 'shares'
  | 'shares-no-more'
  | 'asks-for-video'
  | 'asks-to-unmute'
  | 'asks-to-record'
  | 'records'
  | 'records-no-more'
  | 'raises-hand'
  | 'lowers-hand'
  | 'reacts'
  | 'lost'
  | 'holds'
  | 'back';

/** One thing worth telling; `person` as they are now. */
export type CallNews =
  | { readonly step: CallStep; readonly person: null }
  | { readonly step: PersonStep; readonly person: ParticipantSnapshot };

const noShows: ReadonlySet<string> = new Set(['rejected', 'busy', 'no-answer', 'unreachable']);

/** With more others than this, who mutes or reacts is not worth an interruption. */
export const smallCall = 4;

/** What happened to a call between two snapshots of it; to one that only rings, nothing. */
export function callNews(before: CallSnapshot | undefined, after: CallSnapshot): readonly CallNews[] {
  const news: CallNews[] = [];
  const tell = (step: CallStep): void => void news.push({ step, person: null });
  if (before === after || after.state === 'ringing') return news;
  if (after.state === 'ended') {
    // Nothing when the end is all that was seen of it.
    if (before && before.state !== 'ended' && tookPart(after)) tell('ended');
    return news;
  }
  const step = stepOf(after);
  if (!before || before.state === 'ringing' || stepOf(before) !== step) tell(step);
  if (!before) return news;

  if (after.isHeld !== before.isHeld) tell(after.isHeld ? 'held' : 'resumed');
  const isSharing = after.local.screen.status === 'live';
  if (isSharing !== (before.local.screen.status === 'live')) tell(isSharing ? 'sharing' : 'stopped-sharing');
  const isRecording = isRunning(after.recording);
  if (isRecording !== isRunning(before.recording)) tell(isRecording ? 'recording' : 'stopped-recording');
  const isHandUp = after.handOrder !== null;
  if (isHandUp !== (before.handOrder !== null)) tell(isHandUp ? 'hand-up' : 'hand-down');
  if (after.isVideo !== before.isVideo) tell(after.isVideo ? 'video' : 'no-video');
  if (after.videoRefusal !== null && after.videoRefusal !== before.videoRefusal) tell('video-refused');
  const questions = [
    ['asks-for-video', 'videoRequesterIds'],
    ['asks-to-unmute', 'unmuteRequesterIds'],
  ] as const;
  for (const [question, ids] of questions)
    for (const userId of after[ids]) {
      const person = after.participants[userId];
      if (person && !before[ids].includes(userId)) news.push({ step: question, person });
    }
  // Whoever is there when the call comes about is told of by that.
  if (before.connectedAt === null) return news;
  for (const userId of after.participantIds) {
    const then = before.participants[userId];
    const person = after.participants[userId];
    if (!then || !person || then === person) continue;
    for (const personStep of stepsOf(then, person, before, after)) news.push({ step: personStep, person });
  }
  return news;
}

function stepOf({ state, connectedAt }: CallSnapshot): CallStep {
  if (connectedAt !== null) return 'connected';
  return state === 'dialing' ? 'dialing' : 'connecting';
}

function stepsOf(
  then: ParticipantSnapshot,
  now: ParticipantSnapshot,
  before: CallSnapshot,
  after: CallSnapshot,
): readonly PersonStep[] {
  if (then.state !== now.state) {
    if (now.state === 'left') return [noShows.has(now.leftReason ?? '') ? 'no-show' : 'left'];
    const isLost = now.state === 'reconnecting';
    // When nobody is left to be heard, it is the call that is in trouble.
    if (isLost || then.state === 'reconnecting') {
      const isCallWell = before.state === 'connected' && after.state === 'connected';
      if (!isCallWell || (!isLost && now.state !== 'connected')) return [];
      return [isLost ? 'lost' : 'back'];
    }
    return now.state === 'connected' ? ['joined'] : [];
  }
  if (now.state !== 'connected') return [];
  // What they send stops with it, and comes back with it: that is one thing.
  if (now.isHolding !== then.isHolding) return [now.isHolding ? 'holds' : 'back'];
  if (now.isHolding || before.isHeld || after.isHeld) return [];
  const steps: PersonStep[] = [];
  const isRecording = isRunning(now.recording);
  if (isRecording !== isRunning(then.recording)) steps.push(isRecording ? 'records' : 'records-no-more');
  else if (now.recording?.asksConsent && !then.recording) steps.push('asks-to-record');
  const isShared = now.screenTrack !== null;
  if (isShared !== (then.screenTrack !== null)) steps.push(isShared ? 'shares' : 'shares-no-more');
  const isHandUp = now.handOrder !== null;
  if (isHandUp !== (then.handOrder !== null)) steps.push(isHandUp ? 'raises-hand' : 'lowers-hand');
  if (after.participantIds.length > smallCall) return steps;
  if (now.audioEnabled !== then.audioEnabled) steps.push(now.audioEnabled ? 'unmuted' : 'muted');
  // The same one again, while it is still there, is one reaction.
  if (now.reaction && now.reaction.emoji !== then.reaction?.emoji) steps.push('reacts');
  return steps;
}

function isRunning(recording: RecordingNotice | null): boolean {
  return recording !== null && recording.state !== 'asking';
}
