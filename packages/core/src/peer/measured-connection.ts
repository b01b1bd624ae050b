import { LevelProbe } from './level-probe.js';
import type { RemoteTracks } from './remote-tracks.js';
import type { PeerConnection, StatsReport } from './rtc.js';
import { roleOfMid } from './transceivers.js';

/** One probe serves all connections. */
const probe = new LevelProbe();

/** What can be measured of whoever is at the other end of a connection. */
export class MeasuredConnection {
  readonly #connection: PeerConnection;

  constructor(connection: PeerConnection) {
    this.#connection = connection;
  }

  level(): number {
    return probe.read(this.#connection);
  }

  getStats(): Promise<StatsReport> {
    return this.#connection.getStats();
  }

  roleOfMid(mid: string | undefined): keyof RemoteTracks | null {
    return roleOfMid(this.#connection, mid);
  }
}
