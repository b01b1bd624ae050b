import type { Unsubscribe } from '../lib/emitter.js';
import type { ConnectionStats } from '../model/connection-stats.js';
import type { UserId } from '../model/ids.js';

/**
 * How the connections of a call do, told beside the snapshot: figures change every two seconds, and must not make anything
 * else look new. Measured only while somebody listens.
 */
export interface CallStats {
  /** The last figures of the connection to one person; `null` until there are some, and when they have left. */
  get(userId: UserId): ConnectionStats | null;
  /** The figures of the last five minutes in which somebody listened, oldest first; a new array when one is added. */
  history(userId: UserId): readonly ConnectionStats[];
  /** Tells new figures of one person, every two seconds while they are connected. */
  on(userId: UserId, listener: (stats: ConnectionStats) => void): Unsubscribe;
}
