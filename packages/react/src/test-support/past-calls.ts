import type { CallDirection, CallHistoryStorage, CallOutcome, CallType, UserId } from '@parley/core';

/** A call of the past, as a test or a story tells it. */
export interface PastCallFacts {
  readonly with: readonly UserId[];
  readonly outcome: CallOutcome;
  /** When it began, in ms before now. */
  readonly ago: number;
  /** Default: outgoing. */
  readonly direction?: CallDirection;
  /** Default: video. */
  readonly callType?: CallType;
  /** In ms; default: media never flowed. */
  readonly talked?: number;
}

/** A storage that holds these calls of somebody on the fake network. */
export function pastCalls(self: UserId, now: number, calls: readonly PastCallFacts[]): CallHistoryStorage {
  const prefix = `parley.history.${self}@fake.example/call/`;
  const texts = new Map(
    calls.map((call, index) => [`${prefix}${String(index)}`, textOf(self, now, call, index)]),
  );
  return {
    read: (start) => new Map([...texts].filter(([key]) => key.startsWith(start))),
    set: (key, value) => void (value === null ? texts.delete(key) : texts.set(key, value)),
    on: () => () => undefined,
  };
}

function textOf(self: UserId, now: number, call: PastCallFacts, index: number): string {
  const { direction = 'outgoing', callType = 'video', outcome, talked } = call;
  const startedAt = now - call.ago;
  return JSON.stringify({
    v: 1,
    id: String(index),
    direction,
    callType,
    outcome,
    initiatorId: direction === 'outgoing' ? self : call.with[0],
    participantIds: call.with,
    startedAt,
    connectedAt: talked === undefined ? null : startedAt + 4000,
    endedAt: startedAt + 4000 + (talked ?? 0),
    isSeen: outcome !== 'missed',
  });
}
