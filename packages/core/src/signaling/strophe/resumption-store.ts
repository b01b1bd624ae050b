import type { SMState, SMStorageBackend } from 'strophe.js';
import type { Clock } from '../../lib/clock.js';

/** A stanza that counts for XEP-0198 and that no server acts on: an answer to nothing. */
const nothing = '<iq xmlns="jabber:client" type="result" id="stale"/>';

/** Signals that would do harm when they arrive late: see `perishable` of the outbox. */
const perishable = /<signalType>(?:call|accept|iceCandidates)<\/signalType>/;

/**
 * Keeps what a stream can be resumed with, for as long as the client lives. In memory and not in
 * sessionStorage: tabs that shared it would steal each other's session, and a duplicated tab copies it.
 *
 * strophe.js saves after every stanza, so the state is kept as it is instead of being serialized.
 */
export class ResumptionStore implements SMStorageBackend {
  readonly #states = new Map<string, SMState>();
  readonly #clock: Clock;
  readonly #maxAge: number;

  /** @param maxAge - after how many ms an unacknowledged call, accept or candidate is not sent again */
  constructor(clock: Clock, maxAge = 60_000) {
    this.#clock = clock;
    this.#maxAge = maxAge;
  }

  /**
   * Called when a stream is about to be resumed. What is unacknowledged will be sent again, even where the
   * session is gone: stale signals are replaced by a stanza that says nothing, for their places are counted.
   */
  load(key: string): SMState | null {
    const state = this.#states.get(key);
    // strophe.js would take a state without an id for one that is enabled already, and never enable the next.
    if (state === undefined || !state.id || !state.resumeSupported) return null;
    const oldest = this.#clock.now() - this.#maxAge;
    const unacked = state.unacked.map((entry) =>
      entry.queuedAt < oldest && perishable.test(entry.stanza)
        ? { ...entry, name: 'iq', stanza: nothing }
        : entry,
    );
    return { ...state, unacked };
  }

  save(key: string, state: SMState): void {
    this.#states.set(key, state);
  }

  clear(key: string): void {
    this.#states.delete(key);
  }
}
