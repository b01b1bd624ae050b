import type { CancelTimer, Clock } from '../lib/clock.js';
import type { IceCandidate } from '../model/signal.js';
import type { BatchPolicy } from './candidate-batch.js';
import { LocalCandidates } from './local-candidates.js';
import type { PeerConnection } from './rtc.js';

/** What the first description of a connection is told with. */
export interface OwnDescriptionOptions {
  readonly clock: Clock;
  readonly onCandidates: (candidates: readonly IceCandidate[]) => void;
}

/**
 * How long a description waits for the candidates that are to travel with it, in ms: host and STUN candidates are
 * there by then, and one stanza does for all.
 */
const gatherTime = 250;

/** The description that a connection begins with, on its way to the other side, and the candidates that follow it. */
export class OwnDescription {
  readonly #clock: Clock;
  readonly #candidates: LocalCandidates;
  #connection: PeerConnection | null = null;
  /** As it was told, while the browser has not taken it in yet. */
  #described: string | null = null;
  /** From before the first renegotiation: what a repeat must hold. */
  #begun: string | null = null;
  /** Tells it, once its candidates are there. */
  #tellWhole: (() => void) | null = null;
  #cancelWait: CancelTimer | null = null;
  #closed = false;

  constructor({ clock, onCandidates }: OwnDescriptionOptions) {
    this.#clock = clock;
    this.#candidates = new LocalCandidates(clock, onCandidates);
  }

  /** With the candidates gathered so far; `null` before there is one. */
  get sdp(): string | null {
    return this.#begun ?? this.#connection?.localDescription?.sdp ?? this.#described;
  }

  /** The connection that it describes, with a description that is not set yet. */
  use(connection: PeerConnection, described: string | null = null): void {
    this.#connection = connection;
    this.#described = described;
  }

  /** What comes from now on is another one. */
  keep(): void {
    this.#begun ??= this.sdp;
  }

  /** Sets it, and tells it while the browser still takes it in: what is in it does not change by that, and to reach
   * the other side takes longer. */
  async set(
    connection: PeerConnection,
    description: RTCSessionDescriptionInit,
    tell: () => void,
  ): Promise<void> {
    if (this.#closed) return;
    const taken = connection.setLocalDescription(description);
    this.#described = description.sdp ?? '';
    tell();
    await taken;
  }

  /** Tells it, and then the candidates that are not in it. */
  tell(how: () => void, policy: BatchPolicy): void {
    this.#stopWaiting();
    const told = this.sdp ?? '';
    how();
    if (!this.#closed) this.#candidates.follow(told, policy);
  }

  /** The same, once it has the candidates that were gathered soon. */
  tellWhole(how: () => void, policy: BatchPolicy): void {
    this.#tellWhole = () => this.tell(how, policy);
    this.#cancelWait = this.#clock.after(gatherTime, this.#tellWhole);
  }

  /** Sends what was gathered: somebody waits for it. */
  hurry(policy: BatchPolicy): void {
    this.#candidates.hurry(policy);
  }

  /** Takes a candidate that was gathered; `null`: there are no more. */
  gathered(candidate: RTCIceCandidateInit | null): void {
    if (candidate?.candidate) this.#candidates.add(candidate);
    else {
      this.#candidates.flush();
      this.#tellWhole?.();
    }
  }

  /** Tells nothing more. */
  close(): void {
    this.#closed = true;
    this.#stopWaiting();
    this.#candidates.close();
  }

  #stopWaiting(): void {
    this.#cancelWait?.();
    this.#cancelWait = null;
    this.#tellWhole = null;
  }
}
