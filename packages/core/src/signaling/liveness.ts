import type { CancelTimer, Clock } from '../lib/clock.js';

/** When a silent connection is doubted. All in ms. */
export interface LivenessTimes {
  /** Silence before a probe is sent. Default 15,000. */
  readonly idle: number;
  /** How long a probe may go unanswered. Default 10,000. */
  readonly timeout: number;
  /** The same after a hint that the network changed or the machine slept. Default 3,000. */
  readonly urgentTimeout: number;
}

/** A dead connection is noticed after 25 s at the latest, within the 30 s in which a broken call is given up. */
export const defaultLivenessTimes: LivenessTimes = { idle: 15_000, timeout: 10_000, urgentTimeout: 3000 };

/** Silence before a probe is sent while it is urgent, in ms: whoever waits for a picture notices every second. */
const urgentIdle = 2000;

/** What the watch acts on. */
export interface LivenessTarget {
  /** Makes the server say something: a ping (XEP-0199) or an acknowledgement request (XEP-0198). */
  probe(): void;
  /** The server stayed silent. Called once; the watch has stopped. */
  dead(): void;
}

/**
 * Watches that a connection is alive. A TCP connection through a dead network looks open for minutes, and
 * neither browsers nor strophe.js notice: only asking does.
 */
export class Liveness {
  readonly #clock: Clock;
  readonly #times: LivenessTimes;
  readonly #target: LivenessTarget;
  #timer: CancelTimer | null = null;
  #heardAt = 0;
  /** When the probe that is out is given up, `null` when none is. */
  #deadline: number | null = null;
  #urgent = false;

  constructor(clock: Clock, times: LivenessTimes, target: LivenessTarget) {
    this.#clock = clock;
    this.#times = times;
    this.#target = target;
  }

  /** Begins to watch a connection that has just been heard. */
  start(): void {
    this.stop();
    this.#heardAt = this.#clock.now();
    this.#waitForSilence(this.#idle);
  }

  /** Whether silence is doubted within seconds from now on. It begins with a probe, if it watches. */
  setUrgent(isUrgent: boolean): void {
    if (this.#urgent === isUrgent) return;
    this.#urgent = isUrgent;
    if (isUrgent) this.check();
  }

  /** Something came from the server: anything counts. */
  heard(): void {
    if (this.#timer === null) return;
    this.#heardAt = this.#clock.now();
    // The timer of the silence runs on and looks at the time when it ends: no timer is set for each stanza.
    if (this.#deadline !== null) this.#waitForSilence(this.#idle);
  }

  /** Probes now, with the short timeout: the network may have changed. Nothing happens unless it watches. */
  check(): void {
    if (this.#timer === null) return;
    const { urgentTimeout } = this.#times;
    // Hints come in bursts: they must not put off a deadline that is as near already.
    if (this.#deadline === null || this.#deadline > this.#clock.now() + urgentTimeout)
      this.#probe(urgentTimeout);
  }

  /** Ends the watch. Idempotent. */
  stop(): void {
    this.#timer?.();
    this.#timer = null;
    this.#deadline = null;
  }

  get #idle(): number {
    return this.#urgent ? Math.min(urgentIdle, this.#times.idle) : this.#times.idle;
  }

  #waitForSilence(delay: number): void {
    this.stop();
    this.#timer = this.#clock.after(delay, () => {
      const left = this.#heardAt + this.#idle - this.#clock.now();
      // At most the whole silence: the wall clock may have been set back meanwhile.
      if (left > 0) this.#waitForSilence(Math.min(left, this.#idle));
      else this.#probe(this.#urgent ? this.#times.urgentTimeout : this.#times.timeout);
    });
  }

  #probe(timeout: number): void {
    this.stop();
    this.#deadline = this.#clock.now() + timeout;
    this.#timer = this.#clock.after(timeout, () => {
      this.stop();
      this.#target.dead();
    });
    this.#target.probe();
  }
}
