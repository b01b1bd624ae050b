import { CallError } from '../model/call-error.js';
import { TaskQueue } from '../lib/task-queue.js';
import { capture, type Capture, type CaptureConstraints } from './capture.js';
import { captureError } from './capture-error.js';
import type { MediaDevicesPort } from './media-devices.js';

/** One local source (microphone or camera) as it is now; a new object for each change. */
export interface LocalSource {
  /** What the person asked for: unmuted, or camera on. */
  readonly enabled: boolean;
  /** `off`: not captured; `starting`: waiting for the browser or the person; `live`: captured; `failed`: see `error`. */
  readonly status: 'off' | 'starting' | 'live' | 'failed';
  /** Why capture failed, `null` unless `status` is `failed`. */
  readonly error: CallError | null;
  /** The captured track; a muted microphone keeps its track, a camera that is off has none (its light is off). */
  readonly track: MediaStreamTrack | null;
}

type Kind = 'audio' | 'video';

const off: LocalSource = { enabled: false, status: 'off', error: null, track: null };

/**
 * The microphone and the camera of one call. Muting keeps the microphone (so that unmuting is instant);
 * turning the camera off releases it, so that its light goes out. `close()` stops everything, also what a
 * question still on the screen will give.
 */
export class LocalMedia {
  readonly #devices: MediaDevicesPort;
  readonly #constraints: CaptureConstraints;
  readonly #onChange: () => void;
  readonly #queue = new TaskQueue('the local media');
  readonly #sources: Record<Kind, LocalSource> = { audio: off, video: off };
  #closed = false;

  /** @param onChange - called after each change of `audio` or `video`, until `close()` */
  constructor(devices: MediaDevicesPort, constraints: CaptureConstraints, onChange: () => void) {
    this.#devices = devices;
    this.#constraints = constraints;
    this.#onChange = onChange;
  }

  get audio(): LocalSource {
    return this.#sources.audio;
  }

  get video(): LocalSource {
    return this.#sources.video;
  }

  /**
   * Captures these kinds with one question to the person. Never rejects: failures are in the sources.
   *
   * @param when - something more urgent that goes first; the sources are `starting` meanwhile
   */
  async start(kinds: readonly Kind[], when: Promise<void> = Promise.resolve()): Promise<void> {
    for (const kind of kinds) this.#set(kind, { ...off, enabled: true, status: 'starting' });
    await this.#queue.push(() => when).catch(() => undefined); // refused only when closed
    await this.#queue.push(() => this.#capture(kinds)).catch(() => undefined);
  }

  /**
   * Mutes or unmutes, or turns the camera off or on. Calls are served one after another and the last one wins.
   *
   * @throws CallError a capture code when the device cannot be had, `closed` after `close()`
   */
  async setEnabled(kind: Kind, enabled: boolean): Promise<void> {
    if (this.#closed) throw new CallError('closed', 'The call is over: its devices are released.');
    const { track } = this.#sources[kind];
    if (kind === 'audio' && track) track.enabled = enabled;
    this.#set(kind, { ...this.#sources[kind], enabled });
    await this.#queue.push(() => this.#apply(kind));
    const { error } = this.#sources[kind];
    if (error && this.#sources[kind].enabled) throw error;
  }

  /** Releases every device. Idempotent. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#queue.close();
    for (const kind of ['audio', 'video'] as const) {
      this.#release(this.#sources[kind].track);
      this.#sources[kind] = off;
    }
  }

  /** Makes the device follow what is wanted now, which may have changed while this waited its turn. */
  async #apply(kind: Kind): Promise<void> {
    const source = this.#sources[kind];
    if (source.enabled) {
      if (source.track) return;
      this.#set(kind, { ...source, status: 'starting', error: null });
      await this.#capture([kind]);
    } else if (kind === 'video' || !source.track) {
      this.#release(source.track);
      this.#set(kind, off);
    }
  }

  async #capture(kinds: readonly Kind[]): Promise<void> {
    const missing = kinds.filter((kind) => this.#sources[kind].enabled && !this.#sources[kind].track);
    if (missing.length === 0) return;
    const got = await capture(this.#devices, this.#constraints, missing);
    for (const kind of missing) this.#take(kind, got[kind]);
  }

  #take(kind: Kind, got: Capture | undefined): void {
    if (!got) return;
    const { enabled } = this.#sources[kind];
    if (!got.track) {
      this.#set(kind, { enabled, status: 'failed', error: got.error, track: null });
      return;
    }
    // Closed, or switched off again, while the person was being asked.
    if (this.#closed || (kind === 'video' && !enabled)) {
      this.#release(got.track);
      if (!this.#closed) this.#set(kind, off);
      return;
    }
    const { track } = got;
    track.enabled = kind === 'video' || enabled;
    // Only a device that goes away ends a track by itself; our own stop() fires no event.
    track.addEventListener('ended', () => this.#lose(kind, track), { once: true });
    this.#set(kind, { enabled, status: 'live', error: null, track });
  }

  #lose(kind: Kind, track: MediaStreamTrack): void {
    if (this.#closed || this.#sources[kind].track !== track) return;
    const error = captureError(kind, null, 'not-found');
    this.#set(kind, { ...this.#sources[kind], status: 'failed', error, track: null });
  }

  #release(track: MediaStreamTrack | null): void {
    track?.stop();
  }

  #set(kind: Kind, source: LocalSource): void {
    if (this.#closed) return;
    this.#sources[kind] = source;
    this.#onChange();
  }
}
