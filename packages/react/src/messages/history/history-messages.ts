import type { CallDirection, CallOutcome, CallType } from '@parley/core';

/** What the words about a call of the past depend on. */
export interface PastCall {
  readonly outcome: CallOutcome;
  readonly direction: CallDirection;
  readonly kind: CallType;
}

/** The texts of `CallHistory`: apart from the others, so that only an app that has it pays for them. */
export interface HistoryMessages {
  /** Heads the list. */
  readonly calls: string;
  readonly noCalls: string;
  /** What became of a call, in a few words. */
  readonly outcome: (call: PastCall) => string;
  readonly callWithAudio: (names: readonly string[]) => string;
  readonly callWithVideo: (names: readonly string[]) => string;
  readonly removeCall: (names: readonly string[]) => string;
  /** The button that asks whether to remove all. */
  readonly clear: string;
  readonly clearQuestion: string;
  readonly clearYes: string;
  readonly clearNo: string;
  /** Beside a badge, for those who do not see it. */
  readonly missedCalls: (count: number) => string;
}
