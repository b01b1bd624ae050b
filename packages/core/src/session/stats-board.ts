import { Emitter, type Unsubscribe } from '../lib/emitter.js';
import type { Logger } from '../lib/logger.js';
import type { ConnectionStats } from '../model/connection-stats.js';
import type { UserId } from '../model/ids.js';
import type * as StatsReader from '../peer/read-stats.js';
import type { StatsReport } from '../peer/rtc.js';
import type { CallStats } from './call-stats.js';

/** Five minutes of figures, one every two seconds. */
const kept = 150;

const none: readonly ConnectionStats[] = [];

/** The figures of each connection, as long as anybody wants to know. */
export class StatsBoard implements CallStats {
  readonly #logger: Logger;
  readonly #emitter: Emitter<Record<UserId, [stats: ConnectionStats]>>;
  readonly #histories = new Map<UserId, readonly ConnectionStats[]>();
  readonly #before = new Map<UserId, StatsReport>();
  /** Fetched when somebody listens first: few calls are ever looked at that closely. */
  #reader: typeof StatsReader | null = null;
  #isFetching = false;
  #listeners = 0;

  constructor(logger: Logger) {
    this.#logger = logger;
    this.#emitter = new Emitter(logger);
  }

  get(userId: UserId): ConnectionStats | null {
    return this.history(userId).at(-1) ?? null;
  }

  history(userId: UserId): readonly ConnectionStats[] {
    return this.#histories.get(userId) ?? none;
  }

  on(userId: UserId, listener: (stats: ConnectionStats) => void): Unsubscribe {
    const stop = this.#emitter.on(userId, listener);
    let isOn = true;
    this.#listeners += 1;
    void this.#fetch();
    return () => {
      if (!isOn) return;
      isOn = false;
      stop();
      this.#listeners -= 1;
      // What comes after a pause has nothing to be compared with.
      if (this.#listeners === 0) this.#before.clear();
    };
  }

  /** Takes a report of a connection, and what is known beside it. */
  take(userId: UserId, report: StatsReport, context: StatsReader.StatsContext): void {
    if (this.#listeners === 0) return;
    const before = this.#before.get(userId);
    this.#before.set(userId, report);
    if (!before || !this.#reader) return;
    const stats = this.#reader.readStats(before, report, context);
    this.#histories.set(userId, [...this.history(userId).slice(1 - kept), stats]);
    this.#emitter.emit(userId, stats);
  }

  /** Somebody is not connected any more: what comes later begins anew. */
  pause(userId: UserId): void {
    this.#before.delete(userId);
  }

  /** Forgets somebody who has left. */
  forget(userId: UserId): void {
    this.pause(userId);
    this.#histories.delete(userId);
  }

  async #fetch(): Promise<void> {
    if (this.#reader || this.#isFetching) return;
    this.#isFetching = true;
    try {
      this.#reader = await import('../peer/read-stats.js');
    } catch (error) {
      this.#logger.log('warn', 'could not load what reads statistics: going on without', error);
    }
    this.#isFetching = false;
  }
}
