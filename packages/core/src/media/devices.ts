import type { Unsubscribe } from '../lib/emitter.js';

/** What a person can choose among several of. */
export type DeviceKind = 'microphone' | 'camera' | 'speaker';

/** One device. */
export interface DeviceInfo {
  readonly deviceId: string;
  /** Devices of one piece of hardware share it. */
  readonly groupId: string;
  /** Empty until the person has allowed a device of this kind. */
  readonly label: string;
}

/** The devices of this machine: immutable, a new object for each change. */
export interface DevicesSnapshot {
  readonly microphones: readonly DeviceInfo[];
  readonly cameras: readonly DeviceInfo[];
  readonly speakers: readonly DeviceInfo[];
  /** The id of the device that is used, or will be; `null`: the browser's default. */
  readonly selected: Readonly<Record<DeviceKind, string | null>>;
  /** Whether this browser can choose where sound is played. */
  readonly canSelectSpeaker: boolean;
  /** Whether this browser can share a screen. */
  readonly canShareScreen: boolean;
}

/** The devices of this machine, and which of them are used. */
export interface Devices {
  readonly snapshot: DevicesSnapshot;
  /** Tells after each change. */
  on(event: 'change', listener: (snapshot: DevicesSnapshot) => void): Unsubscribe;
  /**
   * Uses another device from now on, in calls that are under way too; remembered for the next visit. `null`: the
   * browser's default.
   *
   * @throws CallError a capture code when the device of a running call cannot be had; the one before goes on
   */
  select(kind: DeviceKind, deviceId: string | null): Promise<void>;
}
