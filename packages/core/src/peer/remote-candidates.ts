import type { Logger } from '../lib/logger.js';
import type { IceCandidate } from '../model/signal.js';
import { fragmentOf, fragmentsIn } from './ice-fragment.js';
import type { PeerConnection } from './rtc.js';

/** How many are kept for a description that has not come; a real peer gathers a few dozen. */
const maxKept = 100;

/**
 * The candidates of the other side: kept until there is a remote description of their generation (RFC 8838 section
 * 4.1.1 wants them after it). Those of a generation that is over are dropped.
 */
export class RemoteCandidates {
  readonly #logger: Logger;
  #kept: IceCandidate[] = [];

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Gives the connection these, now or once it has their description. */
  async take(connection: PeerConnection, candidates: readonly IceCandidate[]): Promise<void> {
    const fitting = candidates.filter((candidate) => fits(connection, candidate));
    const early = candidates.filter((candidate) => !fitting.includes(candidate));
    this.#kept = [...this.#kept, ...early].slice(-maxKept);
    await this.#give(connection, fitting);
  }

  /** There is another remote description now: gives the connection what was kept for it, and forgets the rest. */
  async release(connection: PeerConnection): Promise<void> {
    const kept = this.#kept;
    this.#kept = [];
    await this.#give(
      connection,
      kept.filter((candidate) => fits(connection, candidate)),
    );
  }

  async #give(connection: PeerConnection, candidates: readonly IceCandidate[]): Promise<void> {
    // One that the browser refuses must not keep out the others.
    await Promise.all(
      candidates.map((candidate) =>
        connection.addIceCandidate(candidate).catch((error: unknown) => {
          if (connection.connectionState !== 'closed')
            this.#logger.log('warn', 'a remote candidate was refused', error);
        }),
      ),
    );
  }
}

function fits({ remoteDescription }: PeerConnection, candidate: IceCandidate): boolean {
  if (!remoteDescription) return false;
  const fragment = fragmentOf(candidate);
  return fragment === null || fragmentsIn(remoteDescription.sdp ?? '').has(fragment);
}
