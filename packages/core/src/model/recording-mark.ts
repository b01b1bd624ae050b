import type { Params } from './params.js';
import type { RecordingNotice } from './recording.js';

/** One of the recordings that somebody makes of a call, by its number, so that an answer fits its question. */
export interface RecordingMark {
  readonly take: number;
  /** `null`: it is over. */
  readonly notice: RecordingNotice | null;
}

/** The answer to a recording. */
export interface ConsentMark {
  readonly take: number;
  readonly agrees: boolean;
}

/** What the `<parley>` element of a signal says of recordings. */
export interface RecordingMarks {
  readonly recording: RecordingMark | null;
  readonly consent: ConsentMark | null;
}

/** `<recording>` as fields of a mark. */
export function recordingToParams({ take, notice }: RecordingMark): Params {
  return {
    take: String(take),
    state: notice?.state ?? 'off',
    ...(notice?.asksConsent ? { consent: 'ask' } : {}),
  };
}

/** `<consent>` as fields of a mark. */
export function consentToParams({ take, agrees }: ConsentMark): Params {
  return { take: String(take), answer: agrees ? 'yes' : 'no' };
}

/** Reads both; what is malformed counts as not there. */
export function readRecordingMarks(extra: Params | undefined): RecordingMarks {
  const mark = extra?.['parley'];
  return {
    recording: readRecording(fieldOf(mark, 'recording')),
    consent: readConsent(fieldOf(mark, 'consent')),
  };
}

function readRecording(value: unknown): RecordingMark | null {
  const take = readTake(value);
  const state = fieldOf(value, 'state');
  if (take === null) return null;
  if (state === 'off') return { take, notice: null };
  if (state !== 'asking' && state !== 'on' && state !== 'paused') return null;
  return { take, notice: { state, asksConsent: fieldOf(value, 'consent') === 'ask' } };
}

function readConsent(value: unknown): ConsentMark | null {
  const take = readTake(value);
  const answer = fieldOf(value, 'answer');
  if (take === null || (answer !== 'yes' && answer !== 'no')) return null;
  return { take, agrees: answer === 'yes' };
}

function readTake(value: unknown): number | null {
  const take = fieldOf(value, 'take');
  return typeof take === 'string' && /^\d{1,9}$/.test(take) ? Number(take) : null;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
