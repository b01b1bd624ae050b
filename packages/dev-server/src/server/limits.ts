import type { ArchiveLimits } from '../hub/archive.js';
import type { QueueLimits } from '../hub/session.js';
import type { ConnectionLimits } from '../stream/connection.js';

/** What a client may cost the server. */
export interface DevServerLimits extends ConnectionLimits, QueueLimits, ArchiveLimits {
  /** The largest frame, in bytes. Default 262144, as Prosody. */
  readonly maxFrameBytes: number;
  /** What may wait in a socket that is not read, in bytes. Default 4 MiB. */
  readonly maxSendQueueBytes: number;
  /** Open sockets. Default 1000. */
  readonly maxConnections: number;
  /** Sessions of one user, hibernating ones included. Default 50. */
  readonly maxSessionsPerUser: number;
  /** Known users. Default 1000. */
  readonly maxUsers: number;
  /** How often a socket must show a sign of life, in ms. Default 30000. */
  readonly heartbeatMs: number;
}

/** The limits where none are given. */
export const defaultLimits: DevServerLimits = {
  maxDepth: 64,
  maxAuthAttempts: 3,
  maxFramesBeforeBind: 30,
  bindTimeoutMs: 30_000,
  maxUnacked: 1000,
  maxUnackedLength: 4 * 1024 * 1024,
  maxFrameBytes: 256 * 1024,
  maxSendQueueBytes: 4 * 1024 * 1024,
  maxConnections: 1000,
  maxSessionsPerUser: 50,
  maxUsers: 1000,
  maxArchived: 1000,
  maxArchivedLength: 1024 * 1024,
  heartbeatMs: 30_000,
};
