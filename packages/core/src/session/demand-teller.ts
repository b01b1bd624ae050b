import type { CancelTimer, Clock } from '../lib/clock.js';
import type { UserId } from '../model/ids.js';
import type { PictureDemand } from '../model/picture-demand.js';
import type { DemandMessage } from '../model/peer-message.js';

/** What it takes to tell the others what we show of them. */
export interface DemandTellerOptions {
  readonly clock: Clock;
  readonly send: (userId: UserId, message: DemandMessage) => void;
  /** Whether a message to a member goes over the channel. */
  readonly isDirect: (userId: UserId) => boolean;
}

/** Between two messages to a member, in ms; what changes meanwhile goes out as one. */
const interval = 250;
/** The same over the server, where each is a signal. */
const slowInterval = 2000;
/** How long a channel may take to open before the server is used, in ms: until then everything is sent in full. */
const channelTime = 3000;

/** What one member was told. */
interface Told {
  readonly text: string;
  /** When that was. */
  readonly at: number;
  /** When there is a channel at the latest, if ever. */
  readonly patience: number;
}

const nothing = JSON.stringify({});

/** Tells each member how large we show them: at once when it changed, but not for every px of a window that is resized. */
export class DemandTeller {
  readonly #options: DemandTellerOptions;
  readonly #told = new Map<UserId, Told>();
  /** Never begins anew in a call, so that nothing that comes late is taken for the newest. */
  #count = 0;
  #cancel: CancelTimer | null = null;
  #wanted: ReadonlyMap<UserId, PictureDemand> = new Map();
  #audience: ReadonlySet<UserId> = new Set();

  constructor(options: DemandTellerOptions) {
    this.#options = options;
  }

  /**
   * Takes what there is to tell, and to whom.
   *
   * @param audience - the members who can be told
   */
  follow(wanted: ReadonlyMap<UserId, PictureDemand>, audience: Iterable<UserId>): void {
    this.#wanted = wanted;
    this.#audience = new Set(audience);
    for (const userId of this.#told.keys()) if (!this.#audience.has(userId)) this.#told.delete(userId);
    this.#tell();
  }

  /** What a member was told last may be lost. */
  forget(userId: UserId): void {
    this.#told.delete(userId);
  }

  close(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #tell(): void {
    this.close();
    const { clock, send, isDirect } = this.#options;
    const now = clock.now();
    let soonest = Infinity;
    for (const userId of this.#audience) {
      const isNear = isDirect(userId);
      const told = this.#told.get(userId) ?? { text: nothing, at: -Infinity, patience: now + channelTime };
      this.#told.set(userId, told);
      const demand = this.#wanted.get(userId) ?? {};
      const text = JSON.stringify(demand);
      if (text === told.text) continue;
      const due = isNear ? told.at + interval : Math.max(told.patience, told.at + slowInterval);
      if (due > now) soonest = Math.min(soonest, due);
      else {
        this.#count += 1;
        this.#told.set(userId, { ...told, text, at: now });
        send(userId, { type: 'demand', count: this.#count, ...demand });
      }
    }
    if (soonest < Infinity) this.#cancel = clock.after(soonest - now, () => this.#tell());
  }
}
