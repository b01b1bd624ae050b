import { CallError } from '../model/call-error.js';
import type { Unsubscribe } from '../lib/emitter.js';
import { TaskQueue } from '../lib/task-queue.js';
import { capture, type Capture, type CaptureConstraints } from './capture.js';
import { captureError } from './capture-error.js';
import type { CaptureKind, DeviceChoice, DeviceTarget, DeviceUser } from './device-choice.js';
import { offSource as off, watchTrack, type LocalSource } from './local-source.js';
import type { MediaDevicesPort } from './media-devices.js';
import { isSame, reshapeTrack } from './reshape-track.js';
import type { EffectRun, TrackEffect } from './track-effect.js';

/** Failures that another device, or the same one a little later, may not have. */
const passing: ReadonlySet<string> = new Set(['not-found', 'in-use', 'overconstrained']);

const bothKinds = ['audio', 'video'] as const;

/** What stands behind the track of a source. */
interface Origin {
  /** What the device gives; the source's own track, unless an effect is at work on it. */
  readonly track: MediaStreamTrack;
  /** Forgets the device and stops it. */
  readonly release: () => void;
  readonly effect: TrackEffect | null;
  readonly run: EffectRun | null;
}

/**
 * The microphone and the camera of one call. Muting keeps the microphone (so that unmuting is instant);
 * turning the camera off releases it, so that its light goes out. A device that goes away is replaced by the next one.
 * `close()` stops everything, also what a question still on the screen will give.
 */
export class LocalMedia implements DeviceUser {
  readonly #devices: MediaDevicesPort;
  readonly #choice: DeviceChoice;
  #constraints: CaptureConstraints;
  #onChange: () => void;
  readonly #queue = new TaskQueue('the local media');
  readonly #sources: Record<CaptureKind, LocalSource> = { audio: off, video: off };
  /** Releases what was opened, also what waits for its effect. */
  readonly #open = new Set<() => void>();
  readonly #origins: Record<CaptureKind, Origin | null> = { audio: null, video: null };
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

  /** What the microphone itself gives, whatever effect is at work on it. */
  get microphone(): MediaStreamTrack | null {
    return this.#origins.audio?.track ?? null;
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
    const tracks = kind === 'audio' ? [this.#origins.audio?.track, this.#sources.audio.track] : [];
    for (const track of tracks) if (track) track.enabled = enabled;
    this.#set(kind, { ...this.#sources[kind], enabled });
    await this.#queue.push(() => this.#apply(kind));
    const { error } = this.#sources[kind];
    if (error && this.#sources[kind].enabled) throw error;
  }

  /** Mute and camera stay as they are. Served in turn with the other calls. */
  async switchTo(kind: CaptureKind, target: DeviceTarget | undefined, retry: boolean): Promise<void> {
    await this.#queue.push(async () => {
      if (this.#origins[kind]) await this.#switch(kind, target);
      else if (retry) await this.#retry(kind);
    });
  }

  /** Mute and camera stay as they are, and the device is not opened again. Served in turn with the other calls. */
  async applyEffect(kind: CaptureKind): Promise<void> {
    const apply = async (): Promise<void> => {
      const origin = this.#origins[kind];
      if (origin && origin.effect !== this.#choice.effectFor(kind)) await this.#show(kind, origin);
    };
    await this.#queue.push(apply).catch(() => undefined); // refused only when closed
  }

  /**
   * Captures like this from now on. What is captured changes in place where the browser can, else it is captured anew
   * from the same device. Mute and camera stay as they are. Served in turn with the other calls.
   *
   * @throws CallError a capture code; what is captured goes on as it is
   */
  async setConstraints(constraints: CaptureConstraints): Promise<void> {
    await this.#queue.push(async () => {
      const before = this.#constraints;
      this.#constraints = constraints;
      const changed = bothKinds.filter((kind) => !isSame(constraints[kind], before[kind]));
      await Promise.all(changed.map((kind) => this.#reshape(kind)));
    });
  }

  /** Tells somebody else from now on, to whom all that is captured, and asked for, goes over. */
  moveTo(onChange: () => void): void {
    this.#onChange = onChange;
  }

  /** Releases every device. Idempotent. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#queue.close();
    this.#leave?.();
    for (const kind of ['audio', 'video'] as const) {
      this.#origins[kind]?.run?.stop();
      this.#origins[kind] = null;
      this.#sources[kind] = off;
    }
    for (const release of this.#open) release();
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
    // Pictures first: they are waited for longer.
    await Promise.all(targets.toReversed().map(([kind, target]) => this.#take(kind, got[kind], target)));
  }

  async #retry(kind: CaptureKind): Promise<void> {
    const { enabled, error } = this.#sources[kind];
    if (!enabled || !error) return;
    // Nobody is asked again who has not changed their mind.
    if (!passing.has(error.code) && (await this.#devices.permission(kind)) !== 'granted') return;
    await this.#apply(kind);
    const { error: still } = this.#sources[kind];
    if (still) throw still;
  }

  async #switch(kind: CaptureKind, target: DeviceTarget | undefined): Promise<void> {
    const track = this.#origins[kind]?.track;
    if (!track || target === undefined || this.#isFrom(kind, track, target)) return;
    const again = (from: DeviceTarget): Promise<Capture> => this.#captureFrom(kind, from);
    let got = await again(target);
    if (got.error?.code === 'in-use' && this.#origins[kind]?.track === track) {
      // Phones open one camera at a time: give up the one for the other, and take it back if that fails too.
      const { deviceId } = track.getSettings();
      const back = deviceId ? { deviceId: { exact: deviceId } } : null;
      track.stop();
      got = await again(target);
      if (got.error) await this.#take(kind, await again(back), back);
    }
    if (got.error) throw got.error;
    await this.#take(kind, got, target);
  }

  async #reshape(kind: CaptureKind): Promise<void> {
    const track = this.#origins[kind]?.track;
    if (!track || (await reshapeTrack(track, this.#constraints[kind]))) return;
    const { deviceId } = track.getSettings();
    const target = deviceId ? { deviceId: { exact: deviceId } } : null;
    const got = await this.#captureFrom(kind, target);
    if (got.error) throw got.error;
    await this.#take(kind, got, this.#byDefault[kind] ? null : target);
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

  async #take(kind: CaptureKind, got: Capture | undefined, target: DeviceTarget): Promise<void> {
    if (!got) return;
    const { enabled } = this.#sources[kind];
    const { track } = got;
    if (!track) {
      this.#set(kind, { ...off, enabled, status: 'failed', error: got.error });
      return;
    }
    const forget = watchTrack(
      track,
      () => void this.#lose(kind, track),
      () => {
        if (this.#origins[kind]?.track === track)
          this.#set(kind, { ...this.#sources[kind], interrupted: track.muted });
      },
    );
    const release = (): void => {
      forget();
      this.#open.delete(release);
    };
    this.#open.add(release);
    if (await this.#show(kind, { track, release })) {
      this.#byDefault[kind] = !target;
      this.#choice.captured(kind, track);
    }
  }

  /**
   * Gives what the device gives, with the effect that is wanted now.
   *
   * @returns whether it is still wanted
   */
  async #show(kind: CaptureKind, { track, release }: Pick<Origin, 'track' | 'release'>): Promise<boolean> {
    const before = this.#origins[kind];
    const isWanted = (): boolean => !this.#closed && (kind === 'audio' || this.#sources[kind].enabled);
    const effect = isWanted() ? this.#choice.effectFor(kind) : null;
    const run = effect && (await this.#choice.startEffect(kind, effect, track));
    if (!isWanted() || before !== this.#origins[kind] || track.readyState === 'ended') {
      // Closed, switched off again or unplugged, while the person was being asked or the effect was loading.
      run?.stop();
      if (before?.track !== track) release();
      if (!isWanted()) this.#set(kind, off);
      return false;
    }
    const { enabled } = this.#sources[kind];
    for (const one of [track, run?.track]) if (one) one.enabled = kind === 'video' || enabled;
    this.#set(
      kind,
      { enabled, status: 'live', error: null, track: run?.track ?? track, interrupted: track.muted },
      { track, release, effect: run && effect, run },
    );
    return true;
  }

  /** The device went away, or the person took the permission back: another one takes its place if it can. */
  async #lose(kind: CaptureKind, track: MediaStreamTrack): Promise<void> {
    // One that was about to take the place of another: that one goes on.
    if ((this.#origins[kind]?.track ?? track) !== track) return;
    const { enabled } = this.#sources[kind];
    this.#set(kind, enabled ? { ...off, enabled, status: 'starting' } : off);
    const another = await this.#choice.lost(kind, track);
    if (another) await this.#queue.push(() => this.#capture([kind])).catch(() => undefined);
    const now = this.#sources[kind];
    if (!now.enabled || now.status !== 'starting' || another) return;
    const isDenied = (await this.#devices.permission(kind)) === 'denied';
    const error = captureError(kind, null, isDenied ? 'permission-denied' : 'not-found');
    this.#set(kind, { ...off, enabled: true, status: 'failed', error });
  }

  /** A track is stopped after the one that takes its place is in use, so that nobody sees a frozen picture. */
  #set(
    kind: CaptureKind,
    source: LocalSource,
    origin: Origin | null = source.track && this.#origins[kind],
  ): void {
    if (this.#closed) return;
    const before = this.#origins[kind];
    this.#sources[kind] = source;
    this.#origins[kind] = origin;
    this.#onChange();
    if (before === origin) return;
    before?.run?.stop();
    if (before?.track !== origin?.track) before?.release();
  }
}
