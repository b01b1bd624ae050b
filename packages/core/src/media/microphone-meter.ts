import type { Clock } from '../lib/clock.js';
import type { Unsubscribe } from '../lib/emitter.js';
import type { LocalSource } from './local-source.js';
import { MicrophoneWatch, type MicrophoneNotice } from './microphone-watch.js';
import type { SoundReading } from './sound-reading.js';
import type { TrackMeters } from './track-meters.js';

/** Takes what is found out about a microphone. */
export interface MicrophoneListener {
  /** How loud what is sent is, linear from 0 to 1, ten times a second; `null`, once, when nothing is sent any more. */
  readonly onLevel: (level: number | null) => void;
  /** Told when it is another one. */
  readonly onNotice: (notice: MicrophoneNotice | null) => void;
}

/**
 * Measures the microphone of a call. A muted track gives zeros, so that whoever talks while muted is heard by a clone of
 * it that stays enabled: it goes nowhere but into the meter, is there only while it is muted, and ends with it.
 */
export class MicrophoneMeter {
  readonly #meters: TrackMeters;
  readonly #clock: Clock;
  readonly #hearsMuted: boolean;
  readonly #listener: MicrophoneListener;
  #watch = new MicrophoneWatch();
  #track: MediaStreamTrack | null = null;
  #isMuted = false;
  #isInterrupted = false;
  #notice: MicrophoneNotice | null = null;
  #stop: Unsubscribe = () => undefined;

  /** @param hearsMuted - whether a muted microphone is listened to */
  constructor(meters: TrackMeters, clock: Clock, hearsMuted: boolean, listener: MicrophoneListener) {
    this.#meters = meters;
    this.#clock = clock;
    this.#hearsMuted = hearsMuted;
    this.#listener = listener;
  }

  /**
   * Takes the microphone as it is now; without a track nothing is measured, and nothing is left.
   *
   * @param device - what the device gives, where an effect is at work on it: muted, that gets nothing to work on
   */
  follow({ track, enabled, interrupted }: LocalSource, device: MediaStreamTrack | null = null): void {
    this.#isInterrupted = interrupted;
    if (track === this.#track && !enabled === this.#isMuted) return;
    this.#stop();
    this.#stop = () => undefined;
    if (track !== this.#track) this.#watch = new MicrophoneWatch();
    this.#track = track;
    this.#isMuted = !enabled;
    this.#listener.onLevel(null);
    this.#tell(null);
    if (track) this.#stop = this.#isMuted ? this.#listenToMuted(device ?? track) : this.#listenTo(track);
  }

  #listenTo(track: MediaStreamTrack): Unsubscribe {
    return this.#meters.add(track, (reading) => this.#take(reading));
  }

  #listenToMuted(track: MediaStreamTrack): Unsubscribe {
    if (!this.#hearsMuted) return () => undefined;
    const open = track.clone();
    open.enabled = true;
    const stop = this.#listenTo(open);
    return () => {
      stop();
      open.stop();
    };
  }

  #take(reading: SoundReading | null): void {
    // What the system or the hardware has muted is told as that, and is nobody's silence.
    const heard = this.#isInterrupted ? null : reading;
    if (!this.#isMuted) this.#listener.onLevel(heard?.level ?? 0);
    this.#tell(this.#watch.take(this.#clock.now(), heard, this.#isMuted));
  }

  #tell(notice: MicrophoneNotice | null): void {
    if (notice === this.#notice) return;
    this.#notice = notice;
    this.#listener.onNotice(notice);
  }
}
