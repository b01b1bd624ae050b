import type { CallHistoryOptions, History } from '../history/history.js';
import { systemClock } from '../lib/clock.js';
import { Emitter, type Unsubscribe } from '../lib/emitter.js';
import { silentLogger, type Logger } from '../lib/logger.js';
import { emptyHistory, type CallHistorySnapshot } from '../model/call-history.js';
import type { SessionId, UserId } from '../model/ids.js';
import type { CallSignal } from '../model/signal.js';
import type { Signaling } from '../signaling/signaling.js';
import type { CallClientOptions } from './call-client-options.js';
import type { CallSnapshot } from './call-snapshot.js';

/** What a call history tells. */
export interface CallHistoryEvents {
  change: [snapshot: CallHistorySnapshot];
}

/**
 * The calls of the past of whoever is signed in. Its code is fetched with the first listener, or when the first call is
 * connected or over; until then, and before the first sign-in, it is empty.
 */
export interface CallHistory {
  /** What is known now; replaced, never changed. */
  readonly snapshot: CallHistorySnapshot;
  /** Fetches it, where nobody has listened yet. Never rejects. */
  load(): Promise<CallHistorySnapshot>;
  /** All missed calls were seen, also on the other devices where the server has an archive. */
  markSeen(): void;
  /** Forgets a call, on this device. */
  remove(id: SessionId): void;
  /** Forgets all of them, on this device. */
  clear(): void;
  on<K extends keyof CallHistoryEvents>(
    event: K,
    listener: (...args: CallHistoryEvents[K]) => void,
  ): Unsubscribe;
}

/** The history of a client, before and after its code is there. */
export class ClientHistory implements CallHistory {
  readonly #signaling: Signaling;
  readonly #isBlocked: (userId: UserId) => boolean;
  readonly #options: CallClientOptions;
  readonly #logger: Logger;
  readonly #emitter: Emitter<CallHistoryEvents>;
  #snapshot: CallHistorySnapshot = emptyHistory;
  /** Whose calls these are. */
  #self: UserId | null = null;
  #history: History | null = null;
  #loading: Promise<void> | null = null;
  #isWanted = false;

  constructor(signaling: Signaling, isBlocked: (userId: UserId) => boolean, options: CallClientOptions) {
    this.#signaling = signaling;
    this.#isBlocked = isBlocked;
    this.#options = options;
    this.#logger = options.logger ?? silentLogger;
    this.#emitter = new Emitter(this.#logger);
    signaling.on('session', ({ resumed }) => {
      if (this.#isWanted) void this.#open(!resumed);
    });
    signaling.on('message', ({ from, resource, message }) => this.#history?.take(from, resource, message));
  }

  get snapshot(): CallHistorySnapshot {
    return this.#snapshot;
  }

  async load(): Promise<CallHistorySnapshot> {
    await this.#open();
    return this.#snapshot;
  }

  markSeen(): void {
    this.#history?.markSeen();
  }

  remove(id: SessionId): void {
    this.#history?.remove([id]);
  }

  clear(): void {
    this.#history?.remove(this.#snapshot.entries.map(({ id }) => id));
  }

  on<K extends keyof CallHistoryEvents>(
    event: K,
    listener: (...args: CallHistoryEvents[K]) => void,
  ): Unsubscribe {
    void this.#open();
    return this.#emitter.on(event, listener);
  }

  /** A call has changed. The code is fetched before its end, so that a page that is left can still keep it. */
  follow(call: CallSnapshot): void {
    if (call.endReason) void this.#record((history) => history.record(call));
    else if (call.connectedAt !== null && !this.#isWanted) void this.#open();
  }

  /** Somebody called while we were busy, and was told so. */
  turnedAway(signal: CallSignal): void {
    void this.#record((history) => history.miss(signal));
  }

  close(): void {
    this.#history?.close();
    this.#emitter.clear();
  }

  /** At once where the code is there: a page that ends waits for nothing. */
  async #record(record: (history: History) => void): Promise<void> {
    if (!this.#history || this.#self !== this.#signaling.userId) await this.#open();
    if (this.#history) record(this.#history);
  }

  async #open(isNewSession = false): Promise<void> {
    const { history: options = {} } = this.#options;
    const self = this.#signaling.userId;
    this.#isWanted = options !== false;
    if (!options || self === null) return;
    const isNew = this.#self !== self;
    if (isNew) {
      this.#self = self;
      this.#loading = this.#fetch(self, options);
    }
    await this.#loading;
    if (isNew || isNewSession) void this.#history?.online();
  }

  async #fetch(self: UserId, options: CallHistoryOptions): Promise<void> {
    this.#history?.close();
    this.#history = null;
    this.#show(emptyHistory);
    try {
      const { History: Loaded } = await import('../history/history.js');
      if (this.#self !== self) return;
      const { addressing, clock = systemClock } = this.#options;
      const [signaling, logger] = [this.#signaling, this.#logger];
      const parts = { signaling, logger, addressing, clock, isBlocked: this.#isBlocked };
      this.#history = new Loaded({ ...parts, self, options }, (snapshot) => this.#show(snapshot));
      this.#show(this.#history.snapshot);
    } catch (error) {
      this.#self = null;
      this.#logger.log('error', 'the code of the call history could not be fetched', error);
    }
  }

  #show(snapshot: CallHistorySnapshot): void {
    if (snapshot === this.#snapshot) return;
    this.#snapshot = snapshot;
    this.#emitter.emit('change', snapshot);
  }
}
