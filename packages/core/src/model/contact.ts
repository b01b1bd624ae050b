import type { UserId } from './ids.js';

/** Somebody on the signed-in user's roster (RFC 6121), with whether they are reachable now. */
export interface Contact {
  readonly userId: UserId;
  /** The roster's name for them, else the user id. */
  readonly name: string;
  /** True while at least one of their resources is available with a priority of 0 or more: calls reach no others. */
  readonly available: boolean;
}
