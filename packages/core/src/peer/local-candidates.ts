import type { Clock } from '../lib/clock.js';
import type { IceCandidate } from '../model/signal.js';
import { CandidateBatch, type BatchPolicy } from './candidate-batch.js';
import { essence } from './candidate-lines.js';

/** Our candidates on their way out: none before the description that they belong to, and none that is in it. */
export class LocalCandidates {
  readonly #clock: Clock;
  readonly #send: (candidates: readonly IceCandidate[]) => void;
  #waiting: IceCandidate[] = [];
  #batch: CandidateBatch | null = null;

  constructor(clock: Clock, send: (candidates: readonly IceCandidate[]) => void) {
    this.#clock = clock;
    this.#send = send;
  }

  /** One was gathered. */
  add({ candidate = '', sdpMid = null, sdpMLineIndex = null }: RTCIceCandidateInit): void {
    const own: IceCandidate = { candidate, sdpMid, sdpMLineIndex };
    if (this.#batch) this.#batch.add(own);
    else this.#waiting.push(own);
  }

  /** Gathering has ended. */
  flush(): void {
    this.#batch?.flush();
  }

  /** Our description was told, with what is in it; once more when it is an answer at last. */
  follow(told: string, policy: BatchPolicy): void {
    if (this.#batch) {
      this.#batch.hurry(policy);
      return;
    }
    this.#batch = new CandidateBatch(this.#clock, policy, this.#send);
    for (const own of this.#waiting) if (!told.includes(essence(own))) this.#batch.add(own);
    this.#waiting = [];
  }

  /** Somebody waits for what was held back. */
  hurry(policy: BatchPolicy): void {
    this.#batch?.hurry(policy);
  }

  /** Forgets what waits. */
  close(): void {
    this.#batch?.close();
  }
}
