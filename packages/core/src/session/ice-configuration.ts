import type { CallConfig } from './call-config.js';

/** How long an ICE restart waits for fresh credentials, in ms: where only those of TURN are old, others find a path. */
const refreshTime = 1500;

/** The ICE servers of one call: as given, or asked for when they are first needed. */
export class IceConfiguration {
  readonly #config: Pick<CallConfig, 'clock' | 'iceServers' | 'iceTransportPolicy' | 'logger'>;
  /** Known at once for a fixed list of servers, so that dialing need not wait for a turn of the event loop. */
  #known: RTCConfiguration | null = null;
  #waiting: ((configuration: RTCConfiguration) => void)[] | null = null;
  #policy: RTCIceTransportPolicy;
  #closed = false;

  constructor(config: Pick<CallConfig, 'clock' | 'iceServers' | 'iceTransportPolicy' | 'logger'>) {
    this.#config = config;
    const { iceServers } = config;
    this.#policy = config.iceTransportPolicy;
    if (typeof iceServers !== 'function') this.#known = this.#with(iceServers);
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

  /** Runs a task with servers asked anew, as the credentials of relays run out; `null` when nothing can be new. */
  refresh(task: (configuration: RTCConfiguration | null) => void): void {
    const { clock, iceServers, logger } = this.#config;
    if (typeof iceServers !== 'function' || !this.#known) {
      task(null);
      return;
    }
    let isDone = false;
    const go = (configuration: RTCConfiguration | null): void => {
      cancel();
      if (configuration) this.#known = configuration;
      if (!isDone && !this.#closed) task(configuration);
      isDone = true;
    };
    const cancel = clock.after(refreshTime, () => go(null));
    Promise.resolve()
      .then(() => iceServers())
      .then(
        (servers) => go(this.#with(servers)),
        (error: unknown) => {
          logger.log(
            'warn',
            'the function that gives the ICE servers failed: going on with the old ones',
            error,
          );
          go(null);
        },
      );
  }

  /** Runs no task any more. */
  close(): void {
    this.#closed = true;
    this.#waiting = null;
  }

  async #ask(): Promise<void> {
    const { iceServers, logger } = this.#config;
    let servers: readonly RTCIceServer[] = [];
    try {
      servers = typeof iceServers === 'function' ? await iceServers() : iceServers;
    } catch (error) {
      // A call in the same network works without any server: try, rather than lose it.
      logger.log('error', 'the function that gives the ICE servers failed: going on without', error);
    }
    const known = this.#with(servers);
    this.#known = known;
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    if (!this.#closed) for (const task of waiting) task(known);
  }

  #with(iceServers: readonly RTCIceServer[]): RTCConfiguration {
    return { iceServers: [...iceServers], iceTransportPolicy: this.#policy };
  }
}
