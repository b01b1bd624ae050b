import type { SessionId, SignalType, UserId } from '@parley/core';
import type { SentEntry } from './tape-acts.js';

/** Something that a client sent on the tape and not when it was played, or the other way round. */
export interface TapeDeparture {
  /** `missing`: it is on the tape alone. `extra`: it is not on the tape. */
  readonly what: 'missing' | 'extra';
  /** In ms since the tape began. */
  readonly at: number;
  readonly to: UserId;
  readonly type: SignalType;
}

/**
 * Compares what was sent, for each receiver and call in order: who and which kind of signal, and not what it says, as no two
 * connections describe themselves alike. Candidates, which gather as they like, and repeats of a call are left out.
 */
export function compareSent(
  taped: readonly SentEntry[],
  played: readonly SentEntry[],
): readonly TapeDeparture[] {
  const [one, other] = [group(taped), group(played)];
  return [...new Set([...one.keys(), ...other.keys()])]
    .flatMap((key) => compareLines(one.get(key) ?? [], other.get(key) ?? []))
    .toSorted((a, b) => a.at - b.at);
}

function group(entries: readonly SentEntry[]): ReadonlyMap<string, SentEntry[]> {
  const lines = new Map<string, SentEntry[]>();
  for (const entry of entries) {
    const { type } = entry.signal;
    const key = lineOf(entry.to, entry.signal.sessionId);
    const line = lines.get(key) ?? [];
    lines.set(key, line);
    const isRepeat = type === 'call' && line.at(-1)?.signal.type === 'call';
    if (type !== 'iceCandidates' && !isRepeat) line.push(entry);
  }
  return lines;
}

function lineOf(to: UserId, id: SessionId): string {
  return `${to} ${id}`;
}

/** What is in both is the longest that they have in common. */
function compareLines(taped: readonly SentEntry[], played: readonly SentEntry[]): TapeDeparture[] {
  const common = (i: number, j: number): number => lengths.at(i)?.at(j) ?? 0;
  const lengths: number[][] = Array.from({ length: taped.length + 1 }, () => []);
  for (let i = taped.length; i >= 0; i -= 1)
    for (let j = played.length; j >= 0; j -= 1) {
      const [one, other] = [taped[i], played[j]];
      const row = lengths[i] ?? [];
      if (!one || !other) row[j] = 0;
      else if (isAlike(one, other)) row[j] = 1 + common(i + 1, j + 1);
      else row[j] = Math.max(common(i + 1, j), common(i, j + 1));
    }
  const departures: TapeDeparture[] = [];
  const tell = (what: TapeDeparture['what'], { at, to, signal }: SentEntry): void => {
    departures.push({ what, at, to, type: signal.type });
  };
  let [i, j] = [0, 0];
  while (i < taped.length || j < played.length) {
    const [one, other] = [taped[i], played[j]];
    if (one && other && isAlike(one, other)) {
      i += 1;
      j += 1;
    } else if (one && (!other || common(i + 1, j) >= common(i, j + 1))) {
      tell('missing', one);
      i += 1;
    } else if (other) {
      tell('extra', other);
      j += 1;
    }
  }
  return departures;
}

function isAlike(one: SentEntry, other: SentEntry): boolean {
  return one.signal.type === other.signal.type;
}
