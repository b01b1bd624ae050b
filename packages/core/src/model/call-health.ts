import type { UserId } from './ids.js';

/**
 * Whose network or machine seems to be at fault: ours, that of somebody else, the server of the signals, or the TURN server
 * that carries the media.
 */
export type HealthCause = 'your-network' | 'their-network' | 'server' | 'relay';

/**
 * What is done about it. `waiting`: short cuts heal by themselves, and without a network nothing else can be done;
 * `ice-restart`: another path is looked for; `rebuild`: a new connection is made; `signing-in`: the server is looked for, without
 * which nothing else can be tried.
 */
export type HealthTrying = 'waiting' | 'ice-restart' | 'rebuild' | 'signing-in';

/** How somebody's media does, and why. */
export interface Health {
  /**
   * `good`, `fair` and `poor` as in `participant.quality`, `good` as well until it was measured; `reconnecting`: the path
   * broke; `lost`: it was given up.
   */
  readonly state: 'good' | 'fair' | 'poor' | 'reconnecting' | 'lost';
  /** `null` when all is well, and when nobody can know. */
  readonly cause: HealthCause | null;
  /** Since when it has been in this state, or the server out of reach, in ms since 1970. */
  readonly since: number;
  /** `null`: nothing is, or needs to be. */
  readonly trying: HealthTrying | null;
}

/**
 * How a whole call does: the worst of its people, and the way to the server. A call whose server is out of reach is as good as
 * its media, with the cause `server`: it goes on.
 */
export interface CallHealth extends Health {
  /** Those who are in this state; nobody while it is `good`. */
  readonly userIds: readonly UserId[];
}
