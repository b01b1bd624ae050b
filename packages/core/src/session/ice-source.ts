import type { Clock } from '../lib/clock.js';
import type { Signaling } from '../signaling/signaling.js';

/** What a function that gives ICE servers may use. */
export interface IceServersContext {
  /** Asks the XMPP server that the client is signed in to. */
  readonly signaling: Pick<Signaling, 'ask'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** ICE servers, and for how long their credentials hold, in ms: they are kept until then. Without it, for one use. */
export type IceServersAnswer =
  readonly RTCIceServer[] | { readonly iceServers: readonly RTCIceServer[]; readonly lifetime: number };

/**
 * Gives ICE servers. It is asked for each call and before each ICE restart, as the credentials of TURN servers are
 * short-lived; where it says how long they hold, it is asked when they are about to run out, also in a call.
 */
export type IceServersFunction = (context: IceServersContext) => IceServersAnswer | Promise<IceServersAnswer>;

/** ICE servers: a list, or a function that gives one. */
export type IceServers = readonly RTCIceServer[] | IceServersFunction;

/** ICE servers as they are used. */
export interface FreshIceServers {
  readonly iceServers: readonly RTCIceServer[];
  /** From when on others should be asked for, in ms since the Unix epoch; `null`: for each use. */
  readonly staleAt: number | null;
}

/** A network may be away for this long before credentials run out that were to be replaced, in ms. */
const longestMargin = 300_000;

/** The ICE servers of one client. */
export class IceSource {
  /** A list that never changes; `null` for a function. */
  readonly fixed: readonly RTCIceServer[] | null;
  readonly #servers: IceServers;
  readonly #context: IceServersContext;
  #kept: FreshIceServers | null = null;
  #asking: Promise<FreshIceServers> | null = null;

  constructor(
    servers: IceServers = [],
    signaling: IceServersContext['signaling'],
    clock: IceServersContext['clock'],
  ) {
    this.fixed = typeof servers === 'function' ? null : servers;
    this.#servers = servers;
    this.#context = { signaling, clock };
  }

  /** Those that are known and still good; `null` when they must be asked for. */
  get kept(): FreshIceServers | null {
    const { staleAt = null } = this.#kept ?? {};
    return staleAt !== null && staleAt > this.#context.clock.now() ? this.#kept : null;
  }

  /**
   * Gives those that are known, or asks; whoever comes meanwhile waits for the same answer.
   *
   * @throws whatever the app's function throws
   */
  get(): Promise<FreshIceServers> {
    const { kept } = this;
    if (kept) return Promise.resolve(kept);
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #ask(): Promise<FreshIceServers> {
    const servers = this.#servers;
    const answer = typeof servers === 'function' ? await servers(this.#context) : servers;
    if (!('lifetime' in answer)) return { iceServers: answer, staleAt: null };
    const { iceServers, lifetime } = answer;
    // A clock that is wrong makes nonsense of what the server says: ask each time, as if it had said nothing.
    const holds = Number.isFinite(lifetime) && lifetime > 0;
    const staleAt = this.#context.clock.now() + lifetime - Math.min(longestMargin, lifetime / 5);
    this.#kept = { iceServers, staleAt: holds ? staleAt : null };
    return this.#kept;
  }
}
