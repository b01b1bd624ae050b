import type { Clock } from '../lib/clock.js';
import type { Unsubscribe } from '../lib/emitter.js';
import { consoleLogger } from '../lib/logger.js';
import type { PageLifecycle } from '../lib/page-lifecycle.js';
import { Repeater } from '../lib/repeater.js';
import type { AudioContexts, MeterContext, SoundTap } from './audio-context.js';
import { measureSound, type SoundReading } from './sound-reading.js';

/** How often sound is measured, in ms. */
const meterInterval = 100;

/** How long samples at full scale are told, in ms. */
const clippingFor = 1000;

/** Takes what was measured; `null` while nothing can be, as before the page was touched or during a phone call. */
export type MeterListener = (reading: SoundReading | null) => void;

interface Meter {
  readonly track: MediaStreamTrack;
  readonly listener: MeterListener;
  tap: SoundTap | null;
  /** When samples at full scale were last seen, in ms. */
  fullAt: number;
}

/**
 * Measures any number of tracks with one `AudioContext` and one timer, which are there while there is a meter. A context
 * that the browser or the system puts to sleep is woken by whatever may wake it: its own change of state, a touch, a
 * look at the page; one that is closed is replaced.
 */
export class TrackMeters {
  readonly #contexts: AudioContexts;
  readonly #clock: Clock;
  readonly #page: PageLifecycle;
  readonly #meters = new Set<Meter>();
  readonly #ticks: Repeater;
  #context: MeterContext | null = null;
  #stops: readonly Unsubscribe[] = [];

  constructor(contexts: AudioContexts, clock: Clock, page: PageLifecycle) {
    this.#contexts = contexts;
    this.#clock = clock;
    this.#page = page;
    this.#ticks = new Repeater(clock, meterInterval, () => this.#tick());
  }

  /**
   * Measures a track until it is let go; the track is not touched.
   *
   * @returns lets go; harmless when called twice
   */
  add(track: MediaStreamTrack, listener: MeterListener): Unsubscribe {
    const meter: Meter = { track, listener, tap: null, fullAt: -Infinity };
    this.#meters.add(meter);
    this.#wake();
    return () => {
      if (!this.#meters.delete(meter)) return;
      meter.tap?.stop();
      if (this.#meters.size === 0) this.#close();
    };
  }

  /** Makes the context when there is none, or resumes it, and sees to it that every track is heard. */
  #wake(): void {
    if (this.#context?.state === 'closed') this.#close();
    if (!this.#context) this.#open();
    const context = this.#context;
    if (!context) return;
    for (const meter of this.#meters) meter.tap ??= tap(context, meter.track);
    if (context.state !== 'running') void context.resume().catch(() => undefined);
  }

  #open(): void {
    const context = open(this.#contexts);
    if (!context) return;
    const wake = (): void => this.#wake();
    this.#context = context;
    this.#stops = [
      context.onStateChange(wake),
      this.#contexts.onGesture(wake),
      this.#page.on((moment) => moment === 'visible' && wake()),
    ];
    this.#ticks.run(true);
  }

  #close(): void {
    this.#ticks.run(false);
    for (const stop of this.#stops) stop();
    this.#stops = [];
    for (const meter of this.#meters) {
      meter.tap?.stop();
      meter.tap = null;
    }
    if (this.#context?.state !== 'closed') void this.#context?.close().catch(() => undefined);
    this.#context = null;
  }

  #tick(): void {
    const isRunning = this.#context?.state === 'running';
    for (const meter of this.#meters) {
      try {
        meter.listener(isRunning ? this.#read(meter) : null);
      } catch (error) {
        consoleLogger('error').log('error', 'a listener of a meter threw', error);
      }
    }
  }

  #read(meter: Meter): SoundReading | null {
    if (!meter.tap) return null;
    const now = this.#clock.now();
    const { level, peak, isFull } = measureSound(meter.tap.read());
    if (isFull) meter.fullAt = now;
    return { level, peak, isClipping: now - meter.fullAt < clippingFor };
  }
}

function open(contexts: AudioContexts): MeterContext | null {
  try {
    return contexts.open();
  } catch {
    return null; // Chromium makes only so many contexts for a page.
  }
}

function tap(context: MeterContext, track: MediaStreamTrack): SoundTap | null {
  try {
    return context.tap(track);
  } catch {
    return null; // its rate is another one, in Firefox: then nobody can tell how loud it is
  }
}
