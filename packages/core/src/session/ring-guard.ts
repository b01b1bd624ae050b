import type { Clock } from '../lib/clock.js';
import { RateLimit } from '../lib/rate-limit.js';
import type { UserId } from '../model/ids.js';

/** New calls of one person: more than anybody makes by hand, in a burst and in the long run. */
const ofOne = { burst: 6, perSecond: 1 / 5 };

/** New calls of all who are not contacts, together: names on a server cost nothing. */
const ofStrangers = { burst: 8, perSecond: 1 / 2 };

/** How many senders are remembered; whoever is forgotten is bound by the limit of all strangers. */
const capacity = 200;

/**
 * Says whether one more new call may ring, or be told that we are busy: so that neither one nor a crowd can keep a phone
 * ringing, or make us write without end. What is over the limit gets no answer at all.
 */
export class RingGuard {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #senders = new Map<UserId, RateLimit>();
  readonly #strangers: RateLimit;

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
    this.#strangers = new RateLimit(clock, ofStrangers.burst, ofStrangers.perSecond);
  }

  /** Counts a call with a new session. @returns false when it is one too many */
  take(from: UserId, isContact: boolean): boolean {
    const limit = this.#senders.get(from) ?? new RateLimit(this.#clock, ofOne.burst, ofOne.perSecond);
    // The one heard of last is the last to be forgotten.
    this.#senders.delete(from);
    this.#senders.set(from, limit);
    for (const oldest of this.#senders.keys()) {
      if (this.#senders.size <= capacity) break;
      this.#senders.delete(oldest);
    }
    // In this order: one who floods alone must not use up what all strangers have.
    return limit.take() && (isContact || this.#strangers.take());
  }

  /** Somebody whose call was answered floods nobody. */
  forgive(from: UserId): void {
    this.#senders.delete(from);
  }
}
