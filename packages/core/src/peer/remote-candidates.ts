import type { Logger } from '../lib/logger.js';
import type { IceCandidate } from '../model/signal.js';
import type { PeerConnection } from './rtc.js';

/** The candidates of the other side: kept until there is a remote description (RFC 8838 section 4.1.1 wants them after it). */
export class RemoteCandidates {
  readonly #logger: Logger;
  #kept: IceCandidate[] = [];

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Gives the connection these, now or once it has a remote description. */
  async take(connection: PeerConnection, candidates: readonly IceCandidate[]): Promise<void> {
    if (!connection.remoteDescription) {
      this.#kept.push(...candidates);
      return;
    }
    // One that the browser refuses (of an older generation, or malformed) must not keep out the others.
    await Promise.all(
      candidates.map((candidate) =>
        connection.addIceCandidate(candidate).catch((error: unknown) => {
          if (connection.connectionState !== 'closed')
            this.#logger.log('warn', 'a remote candidate was refused', error);
        }),
      ),
    );
  }

  /** There is a remote description now: gives the connection what was kept. */
  async release(connection: PeerConnection): Promise<void> {
    const kept = this.#kept;
    this.#kept = [];
    await this.take(connection, kept);
  }
}
