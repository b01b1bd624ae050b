import type { CancelTimer, Clock } from '../lib/clock.js';
import type { ChatState } from '../model/chat-stanza.js';
import type { UserId } from '../model/ids.js';

/** Somebody who has said nothing more for so long types no more, in ms: the end of it may be lost. */
const typingLimit = 30_000;

/** Who of the others is typing. */
export class Typists {
  readonly #clock: Clock;
  readonly #changed: () => void;
  readonly #typing = new Map<UserId, CancelTimer>();
  #ids: readonly UserId[] = [];

  /** @param changed - told of everything that happens by itself */
  constructor(clock: Clock, changed: () => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  /** Who began first comes first; the same array until that changes. */
  get ids(): readonly UserId[] {
    return this.#ids;
  }

  /** Somebody told what they do, or sent a message. */
  take(userId: UserId, state: ChatState): void {
    this.#typing.get(userId)?.();
    if (state === 'composing') {
      const stop = this.#clock.after(typingLimit, () => {
        this.take(userId, 'gone');
        this.#changed();
      });
      this.#typing.set(userId, stop);
    } else this.#typing.delete(userId);
    const same = this.#ids.includes(userId) === this.#typing.has(userId);
    if (!same) this.#ids = [...this.#typing.keys()];
  }

  /** Keeps only those who are there. */
  keep(there: ReadonlySet<UserId>): void {
    for (const userId of this.#typing.keys()) if (!there.has(userId)) this.take(userId, 'gone');
  }
}
