import { parseTime } from '../lib/clock.js';
import type { CallOutcome } from '../model/call-history.js';
import type { CallType, SessionId, UserId } from '../model/ids.js';
import { maxIdLength } from './limits.js';
import {
  childElements,
  childrenNamed,
  textElement,
  textOf,
  xmlElement,
  type XmlElement,
} from './xml-element.js';

/** The namespace of what Parley clients note of calls. */
const callLogNamespace = 'urn:parley:call-log:0';

const outcomes: readonly CallOutcome[] = [
  'answered',
  'answered-elsewhere',
  'declined',
  'declined-elsewhere',
  'missed',
  'no-answer',
  'busy',
  'canceled',
  'failed',
];

/** More people than that are in no call that we read of. */
const maxPeople = 64;

/** More than these are not told as seen at once. */
const maxSeen = 200;

/**
 * What one device notes of a call after its end. It says how long things took, not when they were: clocks differ, and when
 * the note was taken in is told by the server.
 */
export interface CallLog {
  readonly sessionId: SessionId;
  readonly callType: CallType;
  /** As whoever wrote it sees it. */
  readonly outcome: CallOutcome;
  /** Who began the call. */
  readonly initiatorId: UserId;
  /** All who were called. */
  readonly calledIds: readonly UserId[];
  /** From the first ring to the answer, or to the end, in ms. */
  readonly rang: number;
  /** For how long media flowed, in ms; `null` when it never did. */
  readonly talked: number | null;
}

/** What was found in a message. */
export type CallNote =
  | { readonly type: 'call'; readonly log: CallLog }
  | { readonly type: 'seen'; readonly sessionIds: readonly SessionId[] };

/** Whether an `outcome` is one of ours. */
export function isOutcome(value: unknown): value is CallOutcome {
  return outcomes.some((outcome) => outcome === value);
}

/** Writes what became of a call. */
export function writeCallLog(log: CallLog, id: string): XmlElement {
  const { sessionId, callType, outcome, initiatorId, calledIds, rang, talked } = log;
  const attrs = {
    xmlns: callLogNamespace,
    session: sessionId,
    type: callType,
    outcome,
    by: initiatorId,
    rang: String(rang),
    ...(talked === null ? {} : { talked: String(talked) }),
  };
  const people = calledIds.slice(0, maxPeople).map((userId) => textElement('called', userId));
  return storable(id, xmlElement('call', attrs, people));
}

/** Writes that missed calls were seen. */
export function writeSeen(sessionIds: readonly SessionId[], id: string): XmlElement {
  const seen = sessionIds.slice(0, maxSeen).map((sessionId) => textElement('session', sessionId));
  return storable(id, xmlElement('seen', { xmlns: callLogNamespace }, seen));
}

/** Reads a note; `null` for any other message, for one that came back, and for a malformed one. Never throws. */
export function readCallNote(message: XmlElement): CallNote | null {
  const { type = 'normal' } = message.attrs;
  if (message.name !== 'message' || (type !== 'normal' && type !== 'chat')) return null;
  const note = childElements(message).find(({ attrs }) => attrs['xmlns'] === callLogNamespace);
  if (note?.name === 'seen') {
    const sessionIds = idsIn(note, 'session').slice(0, maxSeen);
    return sessionIds.length === 0 ? null : { type: 'seen', sessionIds };
  }
  if (note?.name !== 'call') return null;
  const { session, type: callType, outcome, by, rang, talked } = note.attrs;
  const calledIds = [...new Set(idsIn(note, 'called'))];
  if (!isId(session) || !isId(by) || !isOutcome(outcome)) return null;
  if (calledIds.length === 0 || calledIds.length > maxPeople) return null;
  return {
    type: 'call',
    log: {
      sessionId: session,
      callType: callType === 'audio' ? 'audio' : 'video',
      outcome,
      initiatorId: by,
      calledIds,
      rang: readDuration(rang) ?? 0,
      talked: readDuration(talked),
    },
  };
}

/** When a server took a message in (XEP-0203), in ms since the epoch; `null` when it does not say. */
export function readDelay(holder: XmlElement): number | null {
  const delay = childElements(holder).find(
    ({ name, attrs }) => name === 'delay' && attrs['xmlns'] === 'urn:xmpp:delay',
  );
  const time = parseTime(delay?.attrs['stamp'] ?? '');
  return Number.isNaN(time) ? null : time;
}

/**
 * Of type `normal` and without a body, so that nobody who does not know it shows it: QuickBlox clients hand every `chat` to
 * their app. The hint has it kept all the same (XEP-0334).
 */
function storable(id: string, note: XmlElement): XmlElement {
  const store = xmlElement('store', { xmlns: 'urn:xmpp:hints' });
  return xmlElement('message', { type: 'normal', id, xmlns: 'jabber:client' }, [note, store]);
}

function idsIn(element: XmlElement, name: string): string[] {
  return childrenNamed(element, name)
    .map((child) => textOf(child).trim())
    .filter(isId);
}

function isId(id: string | undefined): id is string {
  return id !== undefined && id !== '' && id.length <= maxIdLength;
}

/** Whole milliseconds, up to a hundred days. */
function readDuration(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,10}$/.test(text) ? Math.min(Number(text), 8_640_000_000) : null;
}
