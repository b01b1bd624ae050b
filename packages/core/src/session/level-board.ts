import { Emitter, type Unsubscribe } from '../lib/emitter.js';
import type { Logger } from '../lib/logger.js';
import { softLevel } from '../media/soft-level.js';
import type { AudioLevels } from './audio-levels.js';
import type { UserId } from '../model/ids.js';

/** The last level of each person, as long as anybody wants to know. */
export class LevelBoard implements AudioLevels {
  readonly #levels = new Map<UserId, number>();
  readonly #emitter: Emitter<Record<UserId, [level: number]>>;
  readonly #onAudience: () => void;
  readonly #listeners = new Set<Unsubscribe>();

  /** @param onAudience - told when the number of listeners changed */
  constructor(logger: Logger, onAudience: () => void) {
    this.#emitter = new Emitter(logger);
    this.#onAudience = onAudience;
  }

  /** True while anybody listens. */
  get isHeard(): boolean {
    return this.#listeners.size > 0;
  }

  get(userId: UserId): number {
    return this.#levels.get(userId) ?? 0;
  }

  on(userId: UserId, listener: (level: number) => void): Unsubscribe {
    const stop = this.#emitter.on(userId, listener);
    this.#listeners.add(stop);
    this.#onAudience();
    return () => {
      stop();
      this.#listeners.delete(stop);
      // What is not followed anymore is not true anymore.
      if (!this.isHeard) this.#levels.clear();
      this.#onAudience();
    };
  }

  /**
   * Notes what was measured, and tells it when it is another level to show.
   *
   * @param left - the share of the level before below which it does not fall
   */
  take(userId: UserId, level: number, left?: number): void {
    const before = this.get(userId);
    const next = softLevel(before, level, left);
    if (next === before || !this.isHeard) return;
    this.#levels.set(userId, next);
    this.#emitter.emit(userId, next);
  }
}
