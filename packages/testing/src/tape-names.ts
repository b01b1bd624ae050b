import type { Params, ParamValue, SessionId, Signal } from '@parley/core';
import type { SentEntry } from './tape-acts.js';

/** Where the name of an offer stands in what is sent, which its answer repeats. */
const named = new Set(['id', 'offerId', 'take', 'back', 'invitation']);

/** What has another name on the tape than when it is played, as it was made up by chance: our calls, and our offers. */
export class TapeNames {
  readonly #sessions = new Map<SessionId, SessionId>();
  readonly #texts = new Map<string, string>();

  /** A call of ours. */
  pair(taped: SessionId, played: SessionId): void {
    this.#sessions.set(taped, played);
  }

  /** Its id now. */
  played(taped: SessionId): SessionId {
    return this.#sessions.get(taped) ?? taped;
  }

  /** What was sent now, with the id of its call on the tape. */
  asTaped(entry: SentEntry): SentEntry {
    const { signal } = entry;
    const [taped] = [...this.#sessions].find(([, played]) => played === signal.sessionId) ?? [];
    return taped === undefined ? entry : { ...entry, signal: { ...signal, sessionId: taped } };
  }

  /** Learns the names of offers: the first of a kind that was sent to somebody is the first on the tape too. */
  learn(taped: readonly SentEntry[], played: readonly SentEntry[]): void {
    const left = new Map<string, SentEntry[]>();
    for (const entry of played)
      left.set(this.#kindOf(entry), [...(left.get(this.#kindOf(entry)) ?? []), entry]);
    for (const entry of taped) {
      const match = left.get(this.#kindOf(entry))?.shift();
      if (match) this.#pairParams(entry.signal.extra, match.signal.extra);
    }
  }

  /** A signal of the tape as it would have come now. */
  translate(signal: Signal): Signal {
    const sessionId = this.played(signal.sessionId);
    return signal.extra === undefined
      ? { ...signal, sessionId }
      : { ...signal, sessionId, extra: this.#params(signal.extra) };
  }

  #kindOf({ to, signal }: SentEntry): string {
    return `${signal.type} ${this.played(signal.sessionId)} ${to}`;
  }

  #pairParams(taped: unknown, played: unknown): void {
    if (typeof taped !== 'object' || typeof played !== 'object' || !taped || !played) return;
    for (const [name, one] of Object.entries(taped)) {
      const other: unknown = Reflect.get(played, name);
      if (typeof one !== 'string') this.#pairParams(one, other);
      else if (typeof other === 'string' && named.has(name)) this.#texts.set(one, other);
    }
  }

  #params(params: Params): Params {
    return Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, this.#value(name, value)]),
    );
  }

  #value(name: string, value: ParamValue): ParamValue {
    if (typeof value === 'string') return named.has(name) ? (this.#texts.get(value) ?? value) : value;
    return isParams(value) ? this.#params(value) : value;
  }
}

function isParams(value: ParamValue): value is Params {
  return typeof value === 'object' && !Array.isArray(value);
}
