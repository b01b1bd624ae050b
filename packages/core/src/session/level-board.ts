import { Emitter, type Unsubscribe } from '../lib/emitter.js';
import type { AudioLevels } from './audio-levels.js';
import type { UserId } from '../model/ids.js';

/** The last level of each remote person, and who wants to know. */
export class LevelBoard implements AudioLevels {
  readonly #levels = new Map<UserId, number>();
  readonly #emitter = new Emitter<Record<UserId, [level: number]>>();

  get(userId: UserId): number {
    return this.#levels.get(userId) ?? 0;
  }

  on(userId: UserId, listener: (level: number) => void): Unsubscribe {
    return this.#emitter.on(userId, listener);
  }

  /** Notes a level and tells it when it is another one. */
  set(userId: UserId, level: number): void {
    if (this.get(userId) === level) return;
    this.#levels.set(userId, level);
    this.#emitter.emit(userId, level);
  }
}
