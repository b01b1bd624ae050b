import type { Clock } from '../lib/clock.js';
import { Emitter, type Unsubscribe } from '../lib/emitter.js';
import type { PageLifecycle } from '../lib/page-lifecycle.js';
import { Repeater } from '../lib/repeater.js';
import type { Signaling } from '../signaling/signaling.js';

/**
 * What happened to this machine's network: `changed` is another network, or a wake from sleep; `reachable` and
 * `unreachable` are about the server, each time that a connection to it stands or is lost. `new-session` comes after
 * `reachable` when signals may have been lost meanwhile.
 */
export type NetworkNews = 'changed' | 'reachable' | 'unreachable' | 'new-session';

/** How often the clock is looked at, in ms. */
const lookInterval = 5000;

/** So much later than due, a timer was held up by sleep: even the timers of hidden pages run while they are in a call. */
const sleepTime = 15_000;

/** Watches the network while there are calls, for all of them. */
export class NetworkWatch {
  readonly #clock: Clock;
  readonly #page: PageLifecycle;
  readonly #signaling: Pick<Signaling, 'on' | 'renew' | 'setUrgent' | 'state'>;
  readonly #emitter = new Emitter<{ news: [news: NetworkNews]; server: [] }>();
  readonly #looks: Repeater;
  readonly #troubled = new Set<object>();
  #listeners = 0;
  #lookedAt = 0;
  #offline = false;
  #leavePage: Unsubscribe | null = null;

  constructor(
    clock: Clock,
    page: PageLifecycle,
    signaling: Pick<Signaling, 'on' | 'renew' | 'setUrgent' | 'state'>,
  ) {
    this.#clock = clock;
    this.#page = page;
    this.#signaling = signaling;
    this.#looks = new Repeater(clock, lookInterval, () => this.#look());
    signaling.on('state', (state) => {
      if (state === 'reconnecting') this.#emitter.emit('news', 'unreachable');
      this.#emitter.emit('server');
    });
    signaling.on('session', ({ resumed }) => {
      this.#setOffline(false);
      this.#emitter.emit('news', 'reachable');
      if (!resumed) this.#emitter.emit('news', 'new-session');
    });
  }

  /** Whether signals go out now. */
  get isReachable(): boolean {
    return !this.#offline && this.#signaling.state === 'online';
  }

  /** Whether the browser says that there is no network. */
  get isOffline(): boolean {
    return this.#offline;
  }

  /** Where the connection to the server stands; `none`: there is none, and none is looked for. */
  get server(): 'online' | 'reconnecting' | 'none' {
    const { state } = this.#signaling;
    if (state === 'online') return state;
    return state === 'offline' || state === 'unauthorized' ? 'none' : 'reconnecting';
  }

  /** Adds a listener for changes of `isOffline` and `server`. */
  onServer(listener: () => void): Unsubscribe {
    return this.#emitter.on('server', listener);
  }

  /** Adds a listener: for as long as there is one, it watches. */
  on(listener: (news: NetworkNews) => void): Unsubscribe {
    const leave = this.#emitter.on('news', listener);
    let isIn = true;
    this.#count(1);
    return () => {
      leave();
      if (isIn) this.#count(-1);
      isIn = false;
    };
  }

  /** Somebody waits for the server to be reached, or no more. */
  setTroubled(who: object, isTroubled: boolean): void {
    const before = this.#troubled.size;
    if (isTroubled) this.#troubled.add(who);
    else this.#troubled.delete(who);
    const { size } = this.#troubled;
    if (size > 0 !== before > 0) this.#signaling.setUrgent(size > 0);
  }

  #count(change: 1 | -1): void {
    this.#listeners += change;
    const watches = this.#listeners > 0;
    if (watches === (this.#leavePage !== null)) return;
    this.#lookedAt = this.#clock.now();
    this.#looks.run(watches);
    this.#leavePage?.();
    this.#leavePage = watches
      ? this.#page.on((moment) => {
          if (moment === 'online' || moment === 'rerouted') this.#change();
          else if (moment === 'offline') {
            this.#setOffline(true);
            this.#emitter.emit('news', 'unreachable');
          }
        })
      : null;
    if (!watches) this.#offline = false;
  }

  #look(): void {
    const slept = this.#clock.now() - this.#lookedAt > lookInterval + sleepTime;
    this.#lookedAt = this.#clock.now();
    if (slept) this.#change();
  }

  #setOffline(isOffline: boolean): void {
    if (isOffline === this.#offline) return;
    this.#offline = isOffline;
    this.#emitter.emit('server');
  }

  /** First the way to the server: what is said over the old one is heard by nobody. */
  #change(): void {
    this.#setOffline(false);
    this.#signaling.renew();
    this.#emitter.emit('news', 'changed');
  }
}
