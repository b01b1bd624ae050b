import type {
  CallSnapshot,
  ChatMessage,
  ChatSnapshot,
  SessionId,
  SignalingState,
  UserId,
} from '@parley/core';
import { selectCall, selectChat, selectCurrentCallId } from '@parley/store';
import type { CallStoreState } from '@parley/store';
import type { Messages } from '../messages/messages.js';
import { callNews } from './call-news.js';
import type { CallNews } from './call-news.js';
import { troubledIn, troubleOf, troubleText } from './trouble.js';
import type { Trouble } from './trouble.js';

/** Something to be said. */
export interface Announcement {
  readonly text: string;
  /** Said at once, whatever is being said. */
  readonly isUrgent: boolean;
  /** Who came or left: several at once are told together. */
  readonly gathers?: { readonly step: 'joined' | 'left'; readonly name: string };
}

/** What words are made of. */
export interface Wording {
  readonly messages: Messages;
  readonly nameOf: (userId: UserId, call: CallSnapshot) => string;
  /** Whether the chat of a call is to be seen: then it is read where it stands. */
  readonly isChatShown: (id: SessionId) => boolean;
}

/**
 * What is to be said about a change of the store, in the order of its happening.
 *
 * @param before - `null`: nothing was said yet, so it begins with where things stand
 */
export function announcements(
  state: CallStoreState,
  before: CallStoreState | null,
  { messages, nameOf, isChatShown }: Wording,
): readonly Announcement[] {
  const said: Announcement[] = [];
  for (const id of state.callIds) {
    const call = state.calls[id];
    if (!call || call === before?.calls[id]) continue;
    for (const news of callNews(before?.calls[id], call)) {
      const text = wordsOf(news, call, messages, (userId) => nameOf(userId, call));
      const isUrgent = news.step === 'ended' && endsBadly.has(call.endReason ?? '');
      const { step, person } = news;
      const gathers = person && (step === 'joined' || step === 'left');
      const name = gathers ? nameOf(person.userId, call) : '';
      said.push({ text, isUrgent, ...(gathers ? { gathers: { step, name } } : {}) });
    }
  }

  for (const id of state.callIds) {
    const call = state.calls[id];
    if (!call || !before || isChatShown(id)) continue;
    for (const { from, text } of newsOfChat(selectChat(before, id), selectChat(state, id)))
      said.push({ text: messages.personWrites(nameOf(from, call), shorten(text)), isUrgent: false });
  }

  const id = selectCurrentCallId(state);
  const call = selectCall(state, id);
  const trouble = untold(call, state.connection.state);
  const hadTrouble = before && untold(selectCall(before, id), before.connection.state);
  if (trouble === hadTrouble || !call) return said;
  if (trouble !== null) {
    const names = troubledIn(call).map((userId) => nameOf(userId, call));
    const text = troubleText(trouble, call.health.cause, names, messages);
    said.push({ text, isUrgent: trouble === 'network' });
  } else if (hadTrouble && hadTrouble !== 'quality' && call.state !== 'ended') {
    said.push({ text: messages.recovered, isUrgent: false });
  }
  return said;
}

/** What is wrong with a call, unless it is told of those whom it concerns. */
function untold(call: CallSnapshot | null, signaling: SignalingState): Trouble | null {
  const trouble = troubleOf(call, signaling);
  return trouble === 'media' && call?.state !== 'reconnecting' ? null : trouble;
}

/** What the others have written since; nothing when the oldest messages were all that changed. */
function newsOfChat(before: ChatSnapshot, after: ChatSnapshot): readonly ChatMessage[] {
  if (before.messages === after.messages) return [];
  const last = before.messages.at(-1)?.id;
  const start = after.messages.findLastIndex(({ id }) => id === last) + 1;
  return after.messages.slice(start).filter(({ isOwn }) => !isOwn);
}

/** Nobody listens to a whole page of it. */
function shorten(text: string): string {
  return text.length > mostRead ? `${text.slice(0, mostRead)}…` : text;
}

/** In UTF-16 code units. */
const mostRead = 200;

/** Nobody wanted it to end: whoever listens would otherwise talk on. */
const endsBadly: ReadonlySet<string> = new Set(['connection-lost', 'media-denied', 'failed']);

function wordsOf(
  { step, person }: CallNews,
  call: CallSnapshot,
  messages: Messages,
  nameOf: (userId: UserId) => string,
): string {
  const { participantIds, participants, direction, endReason } = call;
  if (person !== null) {
    const name = nameOf(person.userId);
    if (step === 'lost') return messages.mediaReconnecting([name], person.health.cause);
    // The words for a call that came to nothing fit somebody who never came, too.
    if (step === 'no-show')
      return messages.ended({ reason: person.leftReason ?? 'hangup', direction: 'outgoing', names: [name] });
    if (step === 'asks-to-unmute') return messages.asksToUnmute([name]);
    if (step === 'asks-for-video') return messages.asksForVideo([name]);
    if (step === 'reacts') return messages.personReacts(name, person.reaction?.emoji ?? '');
    return messages[personWords[step]](name);
  }
  if (step === 'connecting') return messages.connecting;
  if (step === 'sharing') return messages.youShare;
  if (step === 'stopped-sharing') return messages.youShareNoMore;
  if (step === 'recording') return messages.youRecord;
  if (step === 'stopped-recording') return messages.youRecordNoMore;
  if (step === 'hand-up') return messages.handIsUp;
  if (step === 'hand-down') return messages.handIsDown;
  if (step === 'video') return messages.videoStarted;
  if (step === 'no-video') return messages.videoEnded;
  if (step === 'video-refused') return messages.videoRefused(call.videoRefusal ?? 'declined');
  if (step === 'connected' || step === 'resumed')
    return messages.inCallWith(
      participantIds.filter((id) => participants[id]?.state === 'connected').map(nameOf),
    );
  const names = participantIds.map(nameOf);
  if (step === 'held')
    return messages.onHold(participantIds.filter((id) => participants[id]?.state !== 'left').map(nameOf));
  return step === 'dialing'
    ? messages.outgoingCall(names)
    : messages.ended({ reason: endReason ?? 'hangup', direction, names });
}

const personWords = {
  joined: 'personJoined',
  left: 'personLeft',
  muted: 'personMuted',
  unmuted: 'personUnmuted',
  shares: 'personShares',
  'shares-no-more': 'personSharesNoMore',
  'asks-to-record': 'mayRecord',
  records: 'personRecords',
  'records-no-more': 'personRecordsNoMore',
  'raises-hand': 'personRaisesHand',
  'lowers-hand': 'personLowersHand',
  holds: 'personHolds',
  back: 'personBack',
} as const;
