import { Emitter, type Unsubscribe } from '../lib/emitter.js';
import type { TimelineEntry } from '../model/call-timeline.js';
import type { CallConfig } from './call-config.js';
import type { CallSnapshot } from './call-snapshot.js';
import type { TimelineMoment, TimelineScribe } from './timeline-scribe.js';

/** How many entries are kept: those of a call that breaks every few seconds for half an hour. */
const kept = 200;

/** How many snapshots wait while what reads them is on its way. */
const maxWaiting = 50;

/**
 * What happened to a call, for bug reports: where it and its people stood, how media did and what was tried, networks, devices.
 * The last 200 things, oldest first. Every entry goes to the logger as well, at `debug`.
 */
export interface CallTimeline {
  /** A new array when one is added; empty until the call has connected or ended. */
  readonly entries: readonly TimelineEntry[];
  /** Tells of new entries. */
  on(listener: (entries: readonly TimelineEntry[]) => void): Unsubscribe;
}

/** Writes down what happened to a running call. What reads it off the snapshots is fetched once the call has connected. */
export class RunningTimeline implements CallTimeline {
  readonly #config: Pick<CallConfig, 'clock' | 'logger' | 'network'>;
  readonly #emitter: Emitter<{ entries: [entries: readonly TimelineEntry[]] }>;
  readonly #leave: Unsubscribe;
  #entries: readonly TimelineEntry[] = [];
  #waiting: TimelineMoment[] = [];
  #scribe: TimelineScribe | null = null;
  #isFetching = false;

  constructor(config: Pick<CallConfig, 'clock' | 'logger' | 'network'>) {
    this.#config = config;
    this.#emitter = new Emitter(config.logger);
    this.#leave = config.network.on((news) => this.#take({ at: config.clock.now(), news }));
  }

  get entries(): readonly TimelineEntry[] {
    return this.#entries;
  }

  on(listener: (entries: readonly TimelineEntry[]) => void): Unsubscribe {
    return this.#emitter.on('entries', listener);
  }

  /** Takes the call as it is now, the last time when it has ended. */
  follow(snapshot: CallSnapshot): void {
    this.#take({ at: this.#config.clock.now(), snapshot });
    if (snapshot.state === 'ended') this.#leave();
    if (snapshot.connectedAt !== null || snapshot.state === 'ended') void this.#fetch(snapshot.id);
  }

  #take(moment: TimelineMoment): void {
    if (this.#scribe) {
      this.#add(this.#scribe.read(moment));
      return;
    }
    this.#waiting.push(moment);
    if (this.#waiting.length > maxWaiting) this.#waiting.shift();
  }

  #add(entries: readonly TimelineEntry[]): void {
    if (entries.length === 0) return;
    this.#entries = [...this.#entries, ...entries].slice(-kept);
    this.#emitter.emit('entries', this.#entries);
  }

  async #fetch(id: string): Promise<void> {
    if (this.#isFetching) return;
    this.#isFetching = true;
    const { logger } = this.#config;
    try {
      const { TimelineScribe: Scribe } = await import('./timeline-scribe.js');
      this.#scribe = new Scribe(id, logger);
      const waiting = this.#waiting;
      this.#waiting = [];
      this.#add(waiting.flatMap((moment) => this.#scribe?.read(moment) ?? []));
    } catch (error) {
      // It stays so: the next call tries again.
      this.#waiting = [];
      logger.log('warn', 'could not load what writes the timeline of a call: going on without', error);
    }
  }
}
