import { CallError } from '../model/call-error.js';
import type { Unsubscribe } from '../lib/emitter.js';
import { TaskQueue } from '../lib/task-queue.js';
import { capture, type Capture, type CaptureConstraints } from './capture.js';
import { captureError } from './capture-error.js';
import type { CaptureKind, DeviceChoice, DeviceTarget, DeviceUser } from './device-choice.js';
import { offSource as off, watchTrack, type LocalSource } from './local-source.js';
import type { MediaDevicesPort } from './media-devices.js';

/** Failures that another device, or the same one a little later, may not have. */
const passing: ReadonlySet<string> = new Set(['not-found', 'in-use', 'overconstrained']);

/**
 * The microphone and the camera of one call. Muting keeps the microphone (so that unmuting is instant);
 * turning the camera off releases it, so that its light goes out. A device that goes away is replaced by the next one.
 * `close()` stops everything, also what a question still on the screen will give.
 */
export class LocalMedia implements DeviceUser {
  readonly #devices: MediaDevicesPort;
  readonly #choice: DeviceChoice;
  readonly #constraints: CaptureConstraints;
  readonly #onChange: () => void;
  readonly #queue = new TaskQueue('the local media');
  readonly #sources: Record<CaptureKind, LocalSource> = { audio: off, video: off };
  readonly #releases = new Map<MediaStreamTrack, () => void>();
  /** Kinds whose track came from whatever the browser takes by default. */
  readonly #byDefault: Record<CaptureKind, boolean> = { audio: true, video: true };
  #leave: Unsubscribe | null = null;
  #closed = false;

  /** @param onChange - called after each change of `audio` or `video`, until `close()` */
  constructor(
    devices: MediaDevicesPort,
    choice: DeviceChoice,
    constraints: CaptureConstraints,
    onChange: () => void,
  ) {
    this.#devices = devices;
    this.#choice = choice;
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
  async start(kinds: readonly CaptureKind[], when: Promise<void> = Promise.resolve()): Promise<void> {
    for (const kind of kinds) {
      const source = this.#sources[kind];
      // A camera that is on already, to look at oneself before answering, goes on.
      this.#set(
        kind,
        source.track ? { ...source, enabled: true } : { ...off, enabled: true, status: 'starting' },
      );
    }
    await this.#queue.push(() => when).catch(() => undefined); // refused only when closed
    await this.#queue.push(() => this.#capture(kinds)).catch(() => undefined);
  }

  /**
   * Mutes or unmutes, or turns the camera off or on. Calls are served one after another and the last one wins.
   *
   * @throws CallError a capture code when the device cannot be had, `closed` after `close()`
   */
  async setEnabled(kind: CaptureKind, enabled: boolean): Promise<void> {
    if (this.#closed) throw new CallError('closed', 'The call is over: its devices are released.');
    const { track } = this.#sources[kind];
    if (kind === 'audio' && track) track.enabled = enabled;
    this.#set(kind, { ...this.#sources[kind], enabled });
    await this.#queue.push(() => this.#apply(kind));
    const { error } = this.#sources[kind];
    if (error && this.#sources[kind].enabled) throw error;
  }

  /** Mute and camera stay as they are. Served in turn with the other calls. */
  async switchTo(kind: CaptureKind, target: DeviceTarget | undefined, retry: boolean): Promise<void> {
    await this.#queue.push(async () => {
      if (this.#sources[kind].track) await this.#switch(kind, target);
      else if (retry) await this.#retry(kind);
    });
  }

  /** Releases every device. Idempotent. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#queue.close();
    this.#leave?.();
    for (const kind of ['audio', 'video'] as const) {
      this.#release(this.#sources[kind].track);
      this.#sources[kind] = off;
    }
  }

  /** Makes the device follow what is wanted now, which may have changed while this waited its turn. */
  async #apply(kind: CaptureKind): Promise<void> {
    const source = this.#sources[kind];
    if (source.enabled) {
      if (source.track) return;
      this.#set(kind, { ...source, status: 'starting', error: null });
      await this.#capture([kind]);
    } else if (kind === 'video' || !source.track) this.#set(kind, off);
  }

  async #capture(kinds: readonly CaptureKind[]): Promise<void> {
    const missing = kinds.filter((kind) => this.#sources[kind].enabled && !this.#sources[kind].track);
    if (missing.length === 0 || this.#closed) return;
    this.#leave ??= this.#choice.join(this);
    const targets = missing.map((kind): [CaptureKind, DeviceTarget] => {
      const id = this.#choice.idFor(kind);
      // A device that went away since must not fail the call: `ideal` takes another one.
      return [kind, id === null ? null : { deviceId: { ideal: id } }];
    });
    const got = await capture(this.#devices, this.#wanted(targets), missing);
    for (const [kind, target] of targets) this.#take(kind, got[kind], target);
  }

  async #retry(kind: CaptureKind): Promise<void> {
    const { enabled, error } = this.#sources[kind];
    if (!enabled || !error || !passing.has(error.code)) return;
    await this.#apply(kind);
    const { error: still } = this.#sources[kind];
    if (still) throw still;
  }

  async #switch(kind: CaptureKind, target: DeviceTarget | undefined): Promise<void> {
    const { track } = this.#sources[kind];
    if (!track || target === undefined || this.#isFrom(kind, track, target)) return;
    const again = (from: DeviceTarget): Promise<Capture> => this.#captureFrom(kind, from);
    let got = await again(target);
    if (got.error?.code === 'in-use' && this.#sources[kind].track === track) {
      // Phones open one camera at a time: give up the one for the other, and take it back if that fails too.
      const { deviceId } = track.getSettings();
      const back = deviceId ? { deviceId: { exact: deviceId } } : null;
      track.stop();
      got = await again(target);
      if (got.error) this.#take(kind, await again(back), back);
    }
    if (got.error) throw got.error;
    this.#take(kind, got, target);
  }

  async #captureFrom(kind: CaptureKind, target: DeviceTarget): Promise<Capture> {
    const got = await capture(this.#devices, this.#wanted([[kind, target]]), [kind]);
    return got[kind] ?? { track: null, error: captureError(kind, null) };
  }

  #wanted(targets: readonly [CaptureKind, DeviceTarget][]): CaptureConstraints {
    const wanted = { ...this.#constraints };
    for (const [kind, target] of targets) {
      const own = wanted[kind];
      if (target) wanted[kind] = { ...(typeof own === 'object' ? own : {}), ...target };
    }
    return wanted;
  }

  #isFrom(kind: CaptureKind, track: MediaStreamTrack, target: DeviceTarget): boolean {
    if (!target) return this.#byDefault[kind];
    const { deviceId } = track.getSettings();
    const { deviceId: wanted } = target;
    return typeof wanted === 'object' && 'exact' in wanted && wanted.exact === deviceId;
  }

  #take(kind: CaptureKind, got: Capture | undefined, target: DeviceTarget): void {
    if (!got) return;
    const { enabled } = this.#sources[kind];
    const { track } = got;
    if (!track) {
      this.#set(kind, { ...off, enabled, status: 'failed', error: got.error });
      return;
    }
    // Closed, or switched off again, while the person was being asked.
    if (this.#closed || (kind === 'video' && !enabled)) {
      track.stop();
      this.#set(kind, off);
      return;
    }
    track.enabled = kind === 'video' || enabled;
    this.#byDefault[kind] = !target;
    this.#releases.set(
      track,
      watchTrack(
        track,
        () => void this.#lose(kind, track),
        () => this.#set(kind, { ...this.#sources[kind], interrupted: track.muted }),
      ),
    );
    this.#set(kind, { enabled, status: 'live', error: null, track, interrupted: track.muted });
    this.#choice.captured(kind, track);
  }

  /** The device went away, or the person took the permission back: another one takes its place if it can. */
  async #lose(kind: CaptureKind, track: MediaStreamTrack): Promise<void> {
    const { enabled } = this.#sources[kind];
    this.#set(kind, enabled ? { ...off, enabled, status: 'starting' } : off);
    const another = await this.#choice.lost(kind, track);
    if (another) await this.#queue.push(() => this.#capture([kind])).catch(() => undefined);
    const now = this.#sources[kind];
    if (!now.enabled || now.status !== 'starting' || another) return;
    this.#set(kind, {
      ...off,
      enabled: true,
      status: 'failed',
      error: captureError(kind, null, 'not-found'),
    });
  }

  #release(track: MediaStreamTrack | null): void {
    if (!track) return;
    this.#releases.get(track)?.();
    this.#releases.delete(track);
  }

  /** A track is stopped after the one that takes its place is in use, so that nobody sees a frozen picture. */
  #set(kind: CaptureKind, source: LocalSource): void {
    if (this.#closed) return;
    const { track } = this.#sources[kind];
    this.#sources[kind] = source;
    this.#onChange();
    if (track !== source.track) this.#release(track);
  }
}
