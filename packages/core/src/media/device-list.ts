import { CallError } from '../model/call-error.js';
import { Emitter, type Unsubscribe } from '../lib/emitter.js';
import { TaskQueue } from '../lib/task-queue.js';
import type { CaptureKind, DeviceChoice, DeviceTarget, DeviceUser } from './device-choice.js';
import type { DeviceStorage } from './device-storage.js';
import { findWish, loadWish, saveWish } from './device-wish.js';
import type { DeviceInfo, DeviceKind, DeviceNotice, Devices, DevicesSnapshot } from './devices.js';
import type { ListedDevice, MediaDevicesPort } from './media-devices.js';

const kinds = ['microphone', 'camera', 'speaker'] as const;
const lists = { microphone: 'microphones', camera: 'cameras', speaker: 'speakers' } as const;
const listed = { microphone: 'audioinput', camera: 'videoinput', speaker: 'audiooutput' } as const;
const captures = { microphone: 'audio', camera: 'video', speaker: null } as const;
const kindOf = { audio: 'microphone', video: 'camera' } as const;

/** Chromium lists these two beside the devices that they stand for; ours for them is `null`. */
const aliases: ReadonlySet<string> = new Set(['default', 'communications']);

/**
 * The devices of this machine as the browser lists them, and which of them the person wants. A wish outlives its
 * device: while that is away the browser's default stands in, and when it is back it is used again.
 */
export class DeviceList implements Devices, DeviceChoice {
  readonly #port: MediaDevicesPort;
  readonly #storage: DeviceStorage;
  readonly #emitter = new Emitter<{ change: [snapshot: DevicesSnapshot] }>();
  readonly #users = new Set<DeviceUser>();
  readonly #queue = new TaskQueue('the list of devices');
  /** What the person wants; not there before it was read from the storage. */
  readonly #wishes = new Map<DeviceKind, DeviceInfo | null>();
  /** The last wish of each kind that came true, to go back to. */
  readonly #granted = new Map<DeviceKind, DeviceInfo | null>();
  /** What was captured last. */
  readonly #used = new Map<DeviceKind, DeviceInfo>();
  /** What was in use when it went away. */
  readonly #away = new Map<DeviceKind, DeviceInfo>();
  /** Counts the choices of each kind: only the newest counts. */
  readonly #turns: Record<DeviceKind, number> = { microphone: 0, camera: 0, speaker: 0 };
  /** Which way the camera faces that was captured last; empty where it does not tell. */
  #facing = '';
  #reads = 0;
  #isRead = false;
  #watchers = 0;
  #unwatch: Unsubscribe | null = null;
  #snapshot: DevicesSnapshot = {
    microphones: [],
    cameras: [],
    speakers: [],
    selected: { microphone: null, camera: null, speaker: null },
    notice: null,
    canSelectSpeaker: false,
    canShareScreen: false,
  };

  /** Touches neither of the two before somebody listens, chooses or captures. */
  constructor(port: MediaDevicesPort, storage: DeviceStorage) {
    this.#port = port;
    this.#storage = storage;
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
    const device = this.#snapshot[lists[kind]].find((one) => one.deviceId === deviceId) ?? unknown;
    return this.#choose(kind, device, exactly(device?.deviceId));
  }

  async flipCamera(): Promise<void> {
    const { cameras } = this.#snapshot;
    const used = this.#used.get('camera')?.deviceId ?? this.idFor('video');
    const next = cameras[(cameras.findIndex(({ deviceId }) => deviceId === used) + 1) % cameras.length];
    if (!next || cameras.length < 2)
      throw new CallError(
        'not-found',
        'There is no other camera to flip to: look whether `cameras` has two.',
      );
    const facing = this.#facing === 'user' ? 'environment' : 'user';
    // Several may face that way, and the browser knows which one is the main one.
    await this.#choose(
      'camera',
      next,
      this.#facing ? { facingMode: { exact: facing } } : exactly(next.deviceId),
      () => (this.#facing === facing && this.#used.get('camera')) || next,
    );
  }

  async refresh(): Promise<void> {
    this.#reads += 1;
    const read = this.#reads;
    const found = await this.#port.enumerateDevices().catch(() => []);
    if (read === this.#reads) this.#take(found); // else a newer answer has come, or will
  }

  idFor(kind: CaptureKind): string | null {
    return this.#resolve(kindOf[kind]);
  }

  captured(kind: CaptureKind, track: MediaStreamTrack): void {
    const { deviceId, groupId = '', facingMode = '' } = track.getSettings();
    if (kind === 'video') this.#facing = facingMode;
    if (deviceId) this.#used.set(kindOf[kind], { deviceId, groupId, label: track.label });
    if (!this.#snapshot[lists[kindOf[kind]]].some(({ label }) => label)) void this.refresh();
  }

  async lost(kind: CaptureKind, track: MediaStreamTrack): Promise<boolean> {
    await this.refresh();
    const { deviceId } = track.getSettings();
    return this.#snapshot[lists[kindOf[kind]]].some((device) => device.deviceId !== deviceId);
  }

  #watch(leave: () => unknown): Unsubscribe {
    this.#watchers += 1;
    if (this.#watchers === 1) {
      this.#unwatch = this.#port.onDeviceChange(() => void this.refresh());
      void this.refresh();
    }
    let held = true;
    return () => {
      leave();
      if (held) this.#watchers -= 1;
      held = false;
      if (this.#watchers > 0) return;
      this.#unwatch?.();
      this.#unwatch = null;
    };
  }

  #take(found: readonly ListedDevice[]): void {
    const changed: Partial<Record<(typeof lists)[DeviceKind], readonly DeviceInfo[]>> = {};
    let { notice } = this.#snapshot;
    const follow: (() => void)[] = [];
    for (const kind of kinds) {
      const before = this.#snapshot[lists[kind]];
      const devices = found
        .filter((device) => device.kind === listed[kind] && !aliases.has(device.deviceId))
        .map(({ deviceId, groupId, label }): DeviceInfo => ({ deviceId, groupId, label }));
      if (JSON.stringify(devices) === JSON.stringify(before)) continue;
      changed[lists[kind]] = devices;
      const happened = this.#compare(kind, before, devices);
      notice = happened?.notice ?? notice;
      const wished = this.#resolve(kind, devices) ?? happened?.back;
      const capture = captures[kind];
      // What the first reading finds is nothing new, nor is a name that was uncovered.
      const isMore = this.#isRead && devices.length > before.length;
      if (capture && (wished || isMore))
        follow.push(() => void this.#switch(capture, exactly(wished) ?? undefined, isMore).catch(ignore));
    }
    this.#isRead = true;
    this.#publish({
      ...changed,
      notice,
      canSelectSpeaker: this.#port.canSelectSpeaker(),
      canShareScreen: this.#port.canShareScreen(),
    });
    for (const task of follow) task();
  }

  /** What became of the device that was in use; with the id of one that is back. */
  #compare(
    kind: DeviceKind,
    before: readonly DeviceInfo[],
    devices: readonly DeviceInfo[],
  ): { notice: DeviceNotice; back?: string } | null {
    const wish = this.#wishFor(kind);
    const used = (this.#users.size > 0 && this.#used.get(kind)) || (wish && findWish(before, wish));
    const away = this.#away.get(kind);
    if (away && has(devices, away)) {
      this.#away.delete(kind);
      return { notice: { type: 'returned', kind, label: away.label }, back: away.deviceId };
    }
    if (!used || has(devices, used) || !has(before, used)) return null;
    if (!away) this.#away.set(kind, used);
    return { notice: { type: 'lost', kind, label: used.label } };
  }

  /** @param taken - what the wish has become once the device is in use */
  async #choose(
    kind: DeviceKind,
    wish: DeviceInfo | null,
    target: DeviceTarget,
    taken: () => DeviceInfo | null = () => wish,
  ): Promise<void> {
    if (!this.#granted.has(kind)) this.#granted.set(kind, this.#wishFor(kind));
    this.#turns[kind] += 1;
    const turn = this.#turns[kind];
    this.#wishes.set(kind, wish);
    this.#away.delete(kind);
    this.#publish({ notice: null });
    const settle = (settled: DeviceInfo | null): boolean => {
      if (turn !== this.#turns[kind]) return false;
      this.#wishes.set(kind, settled);
      this.#granted.set(kind, settled);
      this.#publish({});
      return true;
    };
    const capture = captures[kind];
    try {
      if (capture)
        await this.#queue.push(async () => {
          if (turn === this.#turns[kind]) await this.#switch(capture, target, true);
        });
    } catch (error) {
      settle(this.#granted.get(kind) ?? null);
      throw error;
    }
    const granted = taken();
    if (settle(granted)) saveWish(this.#storage, kind, granted);
  }

  async #switch(kind: CaptureKind, target: DeviceTarget | undefined, retry: boolean): Promise<void> {
    await Promise.all(Array.from(this.#users, (user) => user.switchTo(kind, target, retry)));
  }

  #wishFor(kind: DeviceKind): DeviceInfo | null {
    let wish = this.#wishes.get(kind);
    if (wish === undefined) this.#wishes.set(kind, (wish = loadWish(this.#storage, kind)));
    return wish;
  }

  #resolve(kind: DeviceKind, devices: readonly DeviceInfo[] = this.#snapshot[lists[kind]]): string | null {
    const wish = this.#wishFor(kind);
    if (!wish) return null;
    // Before a grant the list may hide all ids: then the one that was remembered is worth a try.
    const isKnown = devices.some(({ deviceId }) => deviceId);
    return (isKnown ? findWish(devices, wish)?.deviceId : wish.deviceId) || null;
  }

  #publish(change: Partial<DevicesSnapshot>): void {
    const next = { ...this.#snapshot, ...change };
    const { microphones, cameras, speakers } = next;
    const selected = {
      microphone: this.#resolve('microphone', microphones),
      camera: this.#resolve('camera', cameras),
      speaker: this.#resolve('speaker', speakers),
    };
    const before = this.#snapshot;
    if (kinds.some((kind) => selected[kind] !== before.selected[kind])) next.selected = selected;
    else if (Object.entries(change).every(([name, value]) => Reflect.get(before, name) === value)) return;
    this.#snapshot = next;
    this.#emitter.emit('change', next);
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
