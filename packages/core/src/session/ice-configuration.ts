import type { CancelTimer } from '../lib/clock.js';
import type { CallConfig } from './call-config.js';
import type { FreshIceServers } from './ice-source.js';

/** How long an ICE restart waits for fresh credentials, in ms: where only those of TURN are old, others find a path. */
const refreshTime = 1500;

/** How long after a failure servers are asked for again, in ms, when the old ones are about to run out. */
const retryTime = 10_000;

type IceConfig = Pick<CallConfig, 'clock' | 'iceServers' | 'iceTransportPolicy' | 'logger'>;

/** The ICE servers of one call: as given, or asked for when they are first needed and before they run out. */
export class IceConfiguration {
  readonly #config: IceConfig;
  readonly #onRenewed: (configuration: RTCConfiguration) => void;
  /** Known at once for a fixed list of servers, so that dialing need not wait for a turn of the event loop. */
  #known: RTCConfiguration | null = null;
  #waiting: ((configuration: RTCConfiguration) => void)[] | null = null;
  #policy: RTCIceTransportPolicy;
  #cancelRenewal: CancelTimer | null = null;
  #closed = false;

  /** @param onRenewed - told of others that took the place of those that run out, for what is there already */
  constructor(config: IceConfig, onRenewed: (configuration: RTCConfiguration) => void) {
    this.#config = config;
    this.#onRenewed = onRenewed;
    this.#policy = config.iceTransportPolicy;
    const known = config.iceServers.fixed;
    if (known) this.#known = this.#with(known);
    else if (config.iceServers.kept) this.#take(config.iceServers.kept);
  }

  /** As it is known now, `null` before it is. */
  get known(): RTCConfiguration | null {
    return this.#known;
  }

  /** Lets media flow through relays only, or through all that there is, from the next gathering on. */
  setPolicy(policy: RTCIceTransportPolicy): void {
    this.#policy = policy;
    if (this.#known) this.#known = this.#with(this.#known.iceServers ?? []);
  }

  /** Runs a task with it, at once when it is known. */
  use(task: (configuration: RTCConfiguration) => void): void {
    if (this.#known) task(this.#known);
    else if (this.#waiting) this.#waiting.push(task);
    else {
      this.#waiting = [task];
      void this.#ask();
    }
  }

  /**
   * Runs a task with servers whose credentials are good, asked for anew unless it is known that they are; `null` when
   * nothing can be new.
   */
  refresh(task: (configuration: RTCConfiguration | null) => void): void {
    const { clock, iceServers } = this.#config;
    if (iceServers.fixed || !this.#known || iceServers.kept) {
      task(iceServers.fixed ? null : this.#known);
      return;
    }
    let isDone = false;
    const go = (configuration: RTCConfiguration | null): void => {
      cancel();
      if (!isDone && !this.#closed) task(configuration);
      isDone = true;
    };
    const cancel = clock.after(refreshTime, () => go(null));
    iceServers.get().then(
      (fresh) => go(this.#take(fresh)),
      (error: unknown) => {
        this.#tellFailure(error);
        go(null);
      },
    );
  }

  /** Runs no task any more, and asks for nothing. */
  close(): void {
    this.#closed = true;
    this.#waiting = null;
    this.#cancelRenewal?.();
  }

  async #ask(): Promise<void> {
    const { iceServers, logger } = this.#config;
    let servers: FreshIceServers = { iceServers: [], staleAt: null };
    try {
      servers = await iceServers.get();
    } catch (error) {
      // A call in the same network works without any server: try, rather than lose it.
      logger.log('error', 'the function that gives the ICE servers failed: going on without', error);
    }
    const known = this.#take(servers);
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    if (!this.#closed) for (const task of waiting) task(known);
  }

  #take({ iceServers, staleAt }: FreshIceServers): RTCConfiguration {
    const known = this.#with(iceServers);
    this.#known = known;
    this.#cancelRenewal?.();
    if (staleAt !== null) this.#renewIn(staleAt - this.#config.clock.now());
    return known;
  }

  #renewIn(delay: number): void {
    if (this.#closed) return;
    const { clock, iceServers } = this.#config;
    this.#cancelRenewal = clock.after(delay, () => {
      iceServers.get().then(
        (fresh) => {
          const known = this.#take(fresh);
          if (!this.#closed) this.#onRenewed(known);
          return undefined;
        },
        (error: unknown) => {
          this.#tellFailure(error);
          this.#renewIn(retryTime);
        },
      );
    });
  }

  #tellFailure(error: unknown): void {
    const message = 'the function that gives the ICE servers failed: going on with the old ones';
    this.#config.logger.log('warn', message, error);
  }

  #with(iceServers: readonly RTCIceServer[]): RTCConfiguration {
    return { iceServers: [...iceServers], iceTransportPolicy: this.#policy };
  }
}
