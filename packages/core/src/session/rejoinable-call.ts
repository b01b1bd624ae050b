import type { CallDirection } from '../model/call-state.js';
import type { CallType, SessionId, UserId } from '../model/ids.js';
import type { CallSnapshot } from './call-snapshot.js';

/** A call that this user was in on a page that is gone, and can come back to. */
export interface RejoinableCall {
  readonly id: SessionId;
  readonly callType: CallType;
  readonly direction: CallDirection;
  /** Who began it. */
  readonly initiatorId: UserId;
  /** The others who were in it, as far as they can take somebody back: those on Parley. */
  readonly participantIds: readonly UserId[];
  /** When it was dialed or began to ring, and when media first flowed, in ms since the epoch. */
  readonly startedAt: number;
  readonly connectedAt: number;
  /** Whether microphone and camera were on. */
  readonly microphone: boolean;
  readonly camera: boolean;
}

/** A rejoinable call as it is kept. */
export interface RejoinRecord {
  readonly self: UserId;
  /** When the page was alive last, in ms since the epoch. */
  readonly aliveAt: number;
  readonly call: RejoinableCall;
}

/** What of a call is worth keeping; `null` while there is nobody to come back to. */
export function rejoinableOf(call: CallSnapshot): RejoinableCall | null {
  const { id, callType, direction, initiatorId, startedAt, connectedAt, local } = call;
  const participantIds = call.participantIds.filter((userId) => {
    const person = call.participants[userId];
    return person?.isParley === true && person.state !== 'calling' && person.state !== 'left';
  });
  if (connectedAt === null || call.state === 'ended' || participantIds.length === 0) return null;
  const [microphone, camera] = [local.audio.enabled, local.video.enabled];
  const facts = { id, callType, direction, initiatorId, startedAt, connectedAt };
  return { ...facts, participantIds, microphone, camera };
}

/** The record as text. */
export function writeRejoinRecord(record: RejoinRecord): string {
  return JSON.stringify({ v: 1, ...record });
}

/** Reads a record; `null` for none, and for anything malformed. */
export function readRejoinRecord(text: string | null): RejoinRecord | null {
  const value = parse(text);
  const call = fieldOf(value, 'call');
  const self = fieldOf(value, 'self');
  const aliveAt = fieldOf(value, 'aliveAt');
  const [id, initiatorId] = [fieldOf(call, 'id'), fieldOf(call, 'initiatorId')];
  const [startedAt, connectedAt] = [fieldOf(call, 'startedAt'), fieldOf(call, 'connectedAt')];
  const callType = fieldOf(call, 'callType') === 'audio' ? 'audio' : 'video';
  const direction = fieldOf(call, 'direction') === 'incoming' ? 'incoming' : 'outgoing';
  const ids = fieldOf(call, 'participantIds');
  if (fieldOf(value, 'v') !== 1 || !isText(self) || !isText(id) || !isText(initiatorId)) return null;
  if (!isTime(aliveAt) || !isTime(startedAt) || !isTime(connectedAt) || !Array.isArray(ids)) return null;
  const participantIds = ids.filter(isText);
  if (participantIds.length === 0) return null;
  const microphone = fieldOf(call, 'microphone') === true;
  const camera = fieldOf(call, 'camera') === true;
  const facts = { id, callType, direction, initiatorId, startedAt, connectedAt } as const;
  return { self, aliveAt, call: { ...facts, participantIds, microphone, camera } };
}

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
