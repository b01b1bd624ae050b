import { silentLogger, type Logger } from './logger.js';

/** Ends a subscription; harmless when called twice. */
export type Unsubscribe = () => void;

type Listener<Args extends readonly unknown[]> = (...args: Args) => void;

/** Typed events. A listener that throws is logged and cannot break the emitter or the other listeners. */
export class Emitter<Events extends { [K in keyof Events]: readonly unknown[] }> {
  readonly #listeners: { [K in keyof Events]?: Set<Listener<Events[K]>> } = {};
  readonly #logger: Logger;

  constructor(logger: Logger = silentLogger) {
    this.#logger = logger;
  }

  /** Adds a listener. */
  on<K extends keyof Events>(event: K, listener: Listener<Events[K]>): Unsubscribe {
    const set = (this.#listeners[event] ??= new Set());
    // A wrapper of its own for each subscription: the same function may subscribe twice and leave once.
    const own: Listener<Events[K]> = (...args) => listener(...args);
    set.add(own);
    return () => {
      set.delete(own);
    };
  }

  /** Calls the listeners that are subscribed now, in the order in which they came. */
  emit<K extends keyof Events>(event: K, ...args: Events[K]): void {
    const set = this.#listeners[event];
    if (!set) return;
    for (const listener of Array.from(set)) {
      try {
        listener(...args);
      } catch (error) {
        this.#logger.log('error', `a listener of "${String(event)}" threw`, error);
      }
    }
  }

  /** Forgets all listeners. */
  clear(): void {
    for (const event in this.#listeners) this.#listeners[event]?.clear();
  }
}
