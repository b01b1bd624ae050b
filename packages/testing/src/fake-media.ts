import type { ListedDevice, MediaDevicesPort } from '@parley/core';
import { FakeStream, FakeTrack, type FakeTrackSettings } from './fake-tracks.js';

type Kind = 'audio' | 'video';

/** A device that a test can plug in and out. */
export interface FakeDevice extends ListedDevice {
  readonly facingMode?: 'user' | 'environment';
}

/** Devices that give fake tracks, or the failure that they are told to give. */
export interface FakeMedia extends MediaDevicesPort {
  /** Every track that was ever given, so that a test can see that all of them were stopped. */
  readonly tracks: readonly FakeTrack[];
  /** How often a person would have been asked for a microphone or a camera. */
  readonly questions: number;
  /** How many listen for changes of the devices. */
  readonly listeners: number;
  /** How many listen for changes of the permissions. */
  readonly permissionListeners: number;
  /**
   * Makes a kind fail from now on.
   *
   * @param name - of the `DOMException`: `NotAllowedError`, `NotFoundError`, `NotReadableError` …
   * @param message - of the `DOMException`
   */
  fail(kind: Kind | 'screen', name: string, message?: string): void;
  /** Makes a kind work again. */
  restore(kind: Kind | 'screen'): void;
  /**
   * What the person decides in the browser's settings, and tells of it: `denied` ends the tracks of that kind. `null`:
   * the browser does not tell.
   */
  decide(kind: Kind, permission: PermissionState | null): void;
  /** Makes the person think before they answer, until the returned function is called. */
  hold(): () => void;
  setSecure(secure: boolean): void;
  /** Adds devices, and tells of it. The first of a kind is the default one. */
  plug(...devices: readonly FakeDevice[]): void;
  /** Takes a device away: its tracks end, and then it is told. */
  unplug(deviceId: string): void;
  /** Lets only one camera be open at a time, as phones do. */
  setExclusive(exclusive: boolean): void;
  /** Gives no sound with a screen, as some browsers do. */
  setScreenSound(sound: boolean): void;
}

const kinds = { audio: 'audioinput', video: 'videoinput' } as const;

/** Makes a device with an id that says its kind and number, such as `videoinput-2`. */
export function fakeDevice(
  kind: MediaDeviceKind,
  number: number,
  more: Partial<FakeDevice> = {},
): FakeDevice {
  const deviceId = `${kind}-${number}`;
  return { kind, deviceId, groupId: `group-${number}`, label: `Fake ${kind} ${number}`, ...more };
}

/** Devices for Node: one of each kind, all there and all allowed at first. */
export function createFakeMedia(): FakeMedia {
  const tracks: FakeTrack[] = [];
  const failures = new Map<Kind | 'screen', DOMException>();
  const listeners = new Set<() => void>();
  const permissions = new Map<Kind, PermissionState | null>();
  const permissionListeners: Readonly<Record<Kind, Set<() => void>>> = { audio: new Set(), video: new Set() };
  let devices: readonly FakeDevice[] = [
    fakeDevice('audioinput', 1, { label: 'Fake audio' }),
    fakeDevice('videoinput', 1, { label: 'Fake video' }),
    fakeDevice('audiooutput', 1, { label: 'Fake speaker' }),
  ];
  let granted = false;
  let secure = true;
  let exclusive = false;
  let screenSound = true;
  let questions = 0;
  let held: Promise<void> = Promise.resolve();

  function change(next: readonly FakeDevice[]): void {
    devices = next;
    for (const listener of Array.from(listeners)) listener();
  }

  function open(kind: Kind, constraints: boolean | MediaTrackConstraints): FakeTrack {
    const failure = failures.get(kind);
    if (failure) throw failure;
    const wanted = typeof constraints === 'object' ? constraints : {};
    const all = devices.filter((device) => device.kind === kinds[kind]);
    const id = constraint(wanted.deviceId);
    const facing = constraint(wanted.facingMode);
    const found = all.find(
      (device) =>
        (id.value === undefined || device.deviceId === id.value) &&
        (facing.value === undefined || device.facingMode === facing.value),
    );
    const device = found ?? (id.exact || facing.exact ? undefined : all[0]);
    if (!device)
      throw new DOMException('no such device', all.length > 0 ? 'OverconstrainedError' : 'NotFoundError');
    const busy = tracks.some((track) => track.kind === 'video' && track.readyState === 'live');
    if (exclusive && kind === 'video' && busy) throw new DOMException('one at a time', 'NotReadableError');
    const { deviceId, groupId, facingMode, label } = device;
    const settings = { deviceId, groupId, ...(facingMode ? { facingMode } : {}), ...processingOf(wanted) };
    return new FakeTrack(kind, label, settings);
  }

  return {
    tracks,
    get questions() {
      return questions;
    },
    get listeners() {
      return listeners.size;
    },
    get permissionListeners() {
      return permissionListeners.audio.size + permissionListeners.video.size;
    },
    isSecure: () => secure,
    async getUserMedia({ audio = false, video = false }) {
      questions += 1;
      await held;
      const given: FakeTrack[] = [];
      if (audio) given.push(open('audio', audio));
      if (video) given.push(open('video', video));
      granted = true;
      tracks.push(...given);
      return new FakeStream(given);
    },
    async getDisplayMedia({ audio }) {
      await held;
      const failure = failures.get('screen');
      if (failure) throw failure;
      const given = [new FakeTrack('video', 'Fake screen')];
      if (audio && screenSound) given.push(new FakeTrack('audio', 'Fake system sound'));
      tracks.push(...given);
      return new FakeStream(given);
    },
    enumerateDevices: () =>
      Promise.resolve(
        granted ? devices : devices.map(({ kind }) => ({ kind, deviceId: '', groupId: '', label: '' })),
      ),
    onDeviceChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    permission(kind) {
      const told = failures.get(kind)?.name === 'NotAllowedError' ? 'denied' : 'granted';
      return Promise.resolve(permissions.has(kind) ? (permissions.get(kind) ?? null) : told);
    },
    onPermissionChange(kind, listener) {
      permissionListeners[kind].add(listener);
      return () => permissionListeners[kind].delete(listener);
    },
    canSelectSpeaker: () => true,
    canShareScreen: () => true,
    fail: (kind, name, message = `the fake ${kind} was told to fail`) => {
      failures.set(kind, new DOMException(message, name));
    },
    restore: (kind) => {
      failures.delete(kind);
    },
    decide(kind, permission) {
      permissions.set(kind, permission);
      if (permission === 'granted') failures.delete(kind);
      if (permission === 'denied') {
        failures.set(kind, new DOMException('the person said no', 'NotAllowedError'));
        for (const track of tracks) if (track.kind === kind && track.readyState === 'live') track.unplug();
      }
      for (const listener of Array.from(permissionListeners[kind])) listener();
    },
    hold() {
      const { promise, resolve } = withResolvers();
      held = promise;
      return resolve;
    },
    setSecure: (value) => {
      secure = value;
    },
    plug(...added) {
      change([...devices, ...added]);
    },
    unplug(deviceId) {
      const gone = (track: FakeTrack): boolean => track.getSettings().deviceId === deviceId;
      devices = devices.filter((device) => device.deviceId !== deviceId);
      for (const track of tracks) if (track.readyState === 'live' && gone(track)) track.unplug();
      change(devices);
    },
    setExclusive: (value) => {
      exclusive = value;
    },
    setScreenSound: (value) => {
      screenSound = value;
    },
  };
}

/** How a voice is processed: as it is asked for, and, as in Chromium, never otherwise once it is captured. */
function processingOf(wanted: MediaTrackConstraints): FakeTrackSettings {
  const names = ['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const;
  return Object.fromEntries(
    names.flatMap((name) => (typeof wanted[name] === 'boolean' ? [[name, wanted[name]]] : [])),
  );
}

function constraint(value: ConstrainDOMString | undefined): {
  value: FakeTrackSettings[keyof FakeTrackSettings];
  exact: boolean;
} {
  if (typeof value === 'string') return { value, exact: false };
  if (typeof value !== 'object' || Array.isArray(value)) return { value: undefined, exact: false };
  const { exact, ideal } = value;
  const wanted = exact ?? ideal;
  return { value: typeof wanted === 'string' ? wanted : undefined, exact: exact !== undefined };
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  const resolvers: (() => void)[] = [];
  const promise = new Promise<void>((resolve) => {
    resolvers.push(resolve);
  });
  return { promise, resolve: () => resolvers[0]?.() };
}
