import type { CancelTimer, Clock } from '../lib/clock.js';

/** After so long without a key one has stopped typing, in ms: XEP-0085 names a short time, and most clients take 5 s. */
const pauseAfter = 5000;

/** Whoever goes on typing says so again after this, in ms: for those who joined meanwhile. */
const sayAgainAfter = 20_000;

/** What we tell of our own typing: once when it begins, now and then while it goes on, once when it stops. */
export class OwnTyping {
  readonly #clock: Clock;
  readonly #tell: (state: 'composing' | 'paused') => void;
  #toldAt: number | null = null;
  #pause: CancelTimer | null = null;

  constructor(clock: Clock, tell: (state: 'composing' | 'paused') => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  /** Another key was pressed, or the field is empty or left. */
  set(isTyping: boolean): void {
    if (!isTyping) {
      if (this.forget()) this.#tell('paused');
      return;
    }
    this.#pause?.();
    this.#pause = this.#clock.after(pauseAfter, () => this.set(false));
    const now = this.#clock.now();
    if (this.#toldAt !== null && now - this.#toldAt < sayAgainAfter) return;
    this.#toldAt = now;
    this.#tell('composing');
  }

  /** It is over without a word: a message says so too. @returns whether we had said that we type */
  forget(): boolean {
    const hadTold = this.#toldAt !== null;
    this.#pause?.();
    this.#pause = null;
    this.#toldAt = null;
    return hadTold;
  }
}
