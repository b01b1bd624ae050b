import { CallError } from '../model/call-error.js';
import { Emitter, type Unsubscribe } from '../lib/emitter.js';
import { TaskQueue } from '../lib/task-queue.js';
import { defaultConstraints, type CaptureConstraints } from './capture.js';
import type { CaptureKind, DeviceChoice, DeviceTarget, DeviceUser } from './device-choice.js';
import type { DeviceStorage } from './device-storage.js';
import { readPermissions, watchPermissions } from './device-permissions.js';
import { findWish, loadWish, saveWish } from './device-wish.js';
import type { DeviceInfo, DeviceKind, DeviceNotice, Devices, DevicesSnapshot } from './devices.js';
import type { ListedDevice, MediaDevicesPort } from './media-devices.js';
import {
  effectError,
  noEffect,
  type EffectRun,
  type EffectSnapshot,
  type TrackEffect,
} from './track-effect.js';

/** What the browser calls each kind, where the snapshot lists it, and how it is captured. */
const kinds = {
  microphone: { list: 'microphones', listed: 'audioinput', capture: 'audio' },
  camera: { list: 'cameras', listed: 'videoinput', capture: 'video' },
  speaker: { list: 'speakers', listed: 'audiooutput', capture: null },
} as const;
const names = ['microphone', 'camera', 'speaker'] as const;
const kindOf = { audio: 'microphone', video: 'camera' } as const;

/** Chromium lists these two beside the devices that they stand for; ours for them is `null`. */
const aliases = /^(default|communications)$/;

/** What is known of one kind. */
interface KindState {
  /** What the person wants; not there before it was read from the storage. */
  wish?: DeviceInfo | null;
  /** The last wish that came true, to go back to. */
  granted?: DeviceInfo | null;
  /** What was captured last. */
  used?: DeviceInfo | null;
  /** What was in use when it went away. */
  away?: DeviceInfo | null;
  /** Counts the choices: only the newest counts. */
  turn: number;
}

/**
 * The devices of this machine as the browser lists them, and which of them the person wants. A wish outlives its
 * device: while that is away the browser's default stands in, and when it is back it is used again.
 */
export class DeviceList implements Devices, DeviceChoice {
  readonly port: MediaDevicesPort;
  readonly storage: DeviceStorage;
  /** What is asked of the devices, whoever captures. */
  readonly constraints: CaptureConstraints;
  readonly #emitter = new Emitter<{ change: [snapshot: DevicesSnapshot] }>();
  readonly #users = new Set<DeviceUser>();
  readonly #queue = new TaskQueue('the list of devices');
  readonly #states: Readonly<Record<DeviceKind, KindState>> = {
    microphone: { turn: 0 },
    camera: { turn: 0 },
    speaker: { turn: 0 },
  };
  /** Which way the camera faces that was captured last; empty where it does not tell. */
  #facing = '';
  #reads = 0;
  #permissionReads = 0;
  #isRead = false;
  #watchers = 0;
  #unwatch: readonly Unsubscribe[] = [];
  #snapshot: DevicesSnapshot = {
    microphones: [],
    cameras: [],
    speakers: [],
    selected: { microphone: null, camera: null, speaker: null },
    permissions: { microphone: 'unknown', camera: 'unknown' },
    notice: null,
    canSelectSpeaker: false,
    canFlipCamera: false,
    canShareScreen: false,
    effects: { audio: noEffect, video: noEffect },
  };

  /** Touches neither of the two before somebody listens, chooses or captures. */
  constructor(
    port: MediaDevicesPort,
    storage: DeviceStorage,
    constraints: CaptureConstraints = defaultConstraints,
  ) {
    this.port = port;
    this.storage = storage;
    this.constraints = constraints;
  }

  get snapshot(): DevicesSnapshot {
    return this.#snapshot;
  }

  on(event: 'change', listener: (snapshot: DevicesSnapshot) => void): Unsubscribe {
    return this.#watch(this.#emitter.on(event, listener));
  }

  join(user: DeviceUser): Unsubscribe {
    this.#users.add(user);
    return this.#watch(() => this.#users.delete(user));
  }

  select(kind: DeviceKind, deviceId: string | null): Promise<void> {
    const unknown = deviceId ? { deviceId, groupId: '', label: '' } : null;
    const device = this.#listOf(kind).find((one) => one.deviceId === deviceId) ?? unknown;
    return this.#choose(kind, device, exactly(device?.deviceId));
  }

  async flipCamera(): Promise<void> {
    const { cameras } = this.#snapshot;
    const { camera } = this.#states;
    const used = camera.used?.deviceId ?? this.idFor('video');
    const next = cameras[(cameras.findIndex(({ deviceId }) => deviceId === used) + 1) % cameras.length];
    if (!next || cameras.length < 2) throw new CallError('not-found', 'There is no other camera to flip to.');
    const facing = this.#facing === 'user' ? 'environment' : 'user';
    // Several may face that way, and the browser knows which one is the main one.
    await this.#choose(
      'camera',
      next,
      this.#facing ? { facingMode: { exact: facing } } : exactly(next.deviceId),
      () => (this.#facing === facing && camera.used) || next,
    );
  }

  async setEffect(kind: CaptureKind, effect: TrackEffect | null): Promise<void> {
    this.#tellEffect(kind, { ...noEffect, effect, isStarting: effect !== null && this.#users.size > 0 });
    await Promise.all(Array.from(this.#users, (user) => user.applyEffect(kind)));
    this.#effectStarted(kind, effect);
    const { error } = this.#snapshot.effects[kind];
    if (effect && error) throw error;
  }

  effectFor(kind: CaptureKind): TrackEffect | null {
    return this.#snapshot.effects[kind].effect;
  }

  async startEffect(
    kind: CaptureKind,
    effect: TrackEffect,
    track: MediaStreamTrack,
  ): Promise<EffectRun | null> {
    const isWanted = (): boolean => this.effectFor(kind) === effect;
    const fail = (cause: unknown): void => {
      if (!isWanted()) return;
      this.#tellEffect(kind, { ...noEffect, error: effectError(kind, cause) });
      for (const user of this.#users) void user.applyEffect(kind);
    };
    if (isWanted()) this.#tellEffect(kind, { ...noEffect, effect, isStarting: true });
    try {
      const run = await effect.start(track, fail);
      this.#effectStarted(kind, effect);
      return run;
    } catch (cause) {
      fail(cause);
      return null;
    }
  }

  async refresh(): Promise<void> {
    void this.#readPermissions();
    this.#reads += 1;
    const read = this.#reads;
    const found = await this.port.enumerateDevices().catch(() => []);
    if (read === this.#reads) this.#take(found); // else a newer answer has come, or will
  }

  idFor(kind: CaptureKind): string | null {
    return this.#resolve(kindOf[kind]);
  }

  captured(kind: CaptureKind, track: MediaStreamTrack): void {
    const { deviceId, groupId = '', facingMode = '' } = track.getSettings();
    const { canFlipCamera, permissions } = this.#snapshot;
    if (kind === 'video') this.#facing = facingMode;
    if (deviceId) this.#states[kindOf[kind]].used = { deviceId, groupId, label: track.label };
    if (this.#canFlip !== canFlipCamera) this.#publish({});
    if (!this.#listOf(kindOf[kind]).some(({ label }) => label)) void this.refresh();
    else if (permissions[kindOf[kind]] !== 'granted') void this.#readPermissions();
  }

  async lost(kind: CaptureKind, track: MediaStreamTrack): Promise<boolean> {
    await this.refresh();
    const { deviceId } = track.getSettings();
    return this.#listOf(kindOf[kind]).some((device) => device.deviceId !== deviceId);
  }

  #effectStarted(kind: CaptureKind, effect: TrackEffect | null): void {
    const now = this.#snapshot.effects[kind];
    if (now.isStarting && now.effect === effect) this.#tellEffect(kind, { ...now, isStarting: false });
  }

  #tellEffect(kind: CaptureKind, effect: EffectSnapshot): void {
    this.#publish({ effects: { ...this.#snapshot.effects, [kind]: effect } });
  }

  #listOf(kind: DeviceKind): readonly DeviceInfo[] {
    return this.#snapshot[kinds[kind].list];
  }

  #watch(leave: () => unknown): Unsubscribe {
    this.#watchers += 1;
    if (this.#watchers === 1) {
      this.#unwatch = [
        this.port.onDeviceChange(() => void this.refresh()),
        ...watchPermissions(this.port, () => void this.#readPermissions()),
      ];
      void this.refresh();
    }
    let held = true;
    return () => {
      leave();
      if (held) this.#watchers -= 1;
      held = false;
      if (this.#watchers > 0) return;
      for (const unwatch of this.#unwatch) unwatch();
      this.#unwatch = [];
    };
  }

  #take(found: readonly ListedDevice[]): void {
    const isFirst = !this.#isRead;
    this.#isRead = true;
    const change: { -readonly [K in keyof DevicesSnapshot]?: DevicesSnapshot[K] } = isFirst
      ? { canSelectSpeaker: this.port.canSelectSpeaker(), canShareScreen: this.port.canShareScreen() }
      : {};
    const follow: (() => void)[] = [];
    for (const kind of names) {
      const { list, listed, capture } = kinds[kind];
      const before = this.#snapshot[list];
      const devices = found
        .filter((device) => device.kind === listed && !aliases.test(device.deviceId))
        .map(({ deviceId, groupId, label }): DeviceInfo => ({ deviceId, groupId, label }));
      if (JSON.stringify(devices) === JSON.stringify(before)) continue;
      const notice = this.#compare(kind, before, devices);
      const back = notice?.type === 'returned' ? this.#states[kind].used?.deviceId : null;
      change[list] = devices;
      if (notice) change.notice = notice;
      const wished = this.#resolve(kind, devices) ?? back;
      // What the first reading finds is nothing new, nor is a name that was uncovered.
      const isMore = !isFirst && devices.length > before.length;
      if (capture && (wished || isMore))
        follow.push(() => void this.#switch(capture, exactly(wished) ?? undefined, isMore).catch(ignore));
    }
    if (Object.keys(change).length > 0) this.#publish(change);
    for (const task of follow) task();
  }

  /** A device that is allowed after all is used by the calls that failed to have it. */
  async #readPermissions(): Promise<void> {
    this.#permissionReads += 1;
    const read = this.#permissionReads;
    const permissions = await readPermissions(this.port);
    const before = this.#snapshot.permissions;
    if (read !== this.#permissionReads) return;
    const changed = (['microphone', 'camera'] as const).filter((kind) => permissions[kind] !== before[kind]);
    if (changed.length === 0) return;
    this.#publish({ permissions });
    for (const kind of changed)
      if (permissions[kind] === 'granted' && before[kind] !== 'unknown')
        void this.#switch(kinds[kind].capture, undefined, true).catch(ignore);
  }

  get #canFlip(): boolean {
    return this.#facing !== '' && this.#snapshot.cameras.length > 1;
  }

  /** What became of the device that was in use. One that returned is the one in use again. */
  #compare(
    kind: DeviceKind,
    before: readonly DeviceInfo[],
    devices: readonly DeviceInfo[],
  ): DeviceNotice | null {
    const state = this.#states[kind];
    const { away } = state;
    if (away && has(devices, away)) {
      state.away = null;
      state.used = away;
      return { type: 'returned', kind, label: away.label };
    }
    const wish = this.#wishFor(kind);
    const used = (this.#users.size > 0 && state.used) || (wish && findWish(before, wish));
    if (!used || has(devices, used) || !has(before, used)) return null;
    state.away ??= used;
    return { type: 'lost', kind, label: used.label };
  }

  /** @param taken - what the wish has become once the device is in use */
  async #choose(
    kind: DeviceKind,
    wish: DeviceInfo | null,
    target: DeviceTarget,
    taken: () => DeviceInfo | null = () => wish,
  ): Promise<void> {
    const state = this.#states[kind];
    const { capture } = kinds[kind];
    const known = this.#wishFor(kind);
    state.granted ??= known;
    state.turn += 1;
    const { turn } = state;
    state.wish = wish;
    state.away = null;
    this.#publish({ notice: null });
    const settle = (settled: DeviceInfo | null): boolean => {
      if (turn !== state.turn) return false;
      state.wish = settled;
      state.granted = settled;
      this.#publish({});
      return true;
    };
    try {
      if (capture)
        await this.#queue.push(async () => {
          if (turn === state.turn) await this.#switch(capture, target, true);
        });
    } catch (error) {
      settle(state.granted);
      throw error;
    }
    const granted = taken();
    if (settle(granted)) saveWish(this.storage, kind, granted);
  }

  async #switch(kind: CaptureKind, target: DeviceTarget | undefined, retry: boolean): Promise<void> {
    await Promise.all(Array.from(this.#users, (user) => user.switchTo(kind, target, retry)));
  }

  #wishFor(kind: DeviceKind): DeviceInfo | null {
    const state = this.#states[kind];
    if (state.wish === undefined) state.wish = loadWish(this.storage, kind);
    return state.wish;
  }

  #resolve(kind: DeviceKind, devices: readonly DeviceInfo[] = this.#listOf(kind)): string | null {
    const wish = this.#wishFor(kind);
    if (!wish) return null;
    // Before a grant the list may hide all ids: then the one that was remembered is worth a try.
    const isKnown = devices.some(({ deviceId }) => deviceId);
    return (isKnown ? findWish(devices, wish)?.deviceId : wish.deviceId) || null;
  }

  #publish(change: Partial<DevicesSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    const selected = {
      microphone: this.#resolve('microphone'),
      camera: this.#resolve('camera'),
      speaker: this.#resolve('speaker'),
    };
    this.#snapshot = { ...this.#snapshot, selected, canFlipCamera: this.#canFlip };
    this.#emitter.emit('change', this.#snapshot);
  }
}

function exactly(deviceId: string | null | undefined): DeviceTarget {
  return deviceId ? { deviceId: { exact: deviceId } } : null;
}

function has(devices: readonly DeviceInfo[], { deviceId }: DeviceInfo): boolean {
  return devices.some((device) => device.deviceId === deviceId);
}

/** What goes wrong where nobody chose is told by the source of the call. */
function ignore(): void {}
