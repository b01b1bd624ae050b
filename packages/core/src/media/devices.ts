import type { Unsubscribe } from '../lib/emitter.js';
import type { CaptureKind } from './device-choice.js';
import type { EffectSnapshot, TrackEffect } from './track-effect.js';

/** What a person can choose among several of. */
export type DeviceKind = 'microphone' | 'camera' | 'speaker';

/** One device. */
export interface DeviceInfo {
  /** Empty, as is the group, until the person has allowed a device of this kind. */
  readonly deviceId: string;
  /** Devices of one piece of hardware share it. */
  readonly groupId: string;
  /** Empty until the person has allowed a device of this kind. */
  readonly label: string;
}

/** Something that happened to a device in use, for a passing message; a new object each time. */
export interface DeviceNotice {
  /** `lost`: it went away, and another one is used while there is one; `returned`: it is back, and used again. */
  readonly type: 'lost' | 'returned';
  readonly kind: DeviceKind;
  /** The device that went or came. */
  readonly label: string;
}

/**
 * What the person has decided about a device: `prompt`, they will be asked; `unknown`, the browser does not tell before
 * the device is asked for.
 */
export type DevicePermission = PermissionState | 'unknown';

/** What the person has decided about the devices that they can be asked for. */
export type DevicePermissions = Readonly<Record<'microphone' | 'camera', DevicePermission>>;

/** The devices of this machine: immutable, a new object for each change. */
export interface DevicesSnapshot {
  readonly microphones: readonly DeviceInfo[];
  readonly cameras: readonly DeviceInfo[];
  readonly speakers: readonly DeviceInfo[];
  /** The id of the device that is used, or will be; `null`: the browser's default. */
  readonly selected: Readonly<Record<DeviceKind, string | null>>;
  /** What the person has decided, by the Permissions API, followed as it changes. */
  readonly permissions: DevicePermissions;
  /** What happened last; `null` until something has, and after a choice. */
  readonly notice: DeviceNotice | null;
  /** Whether this browser can choose where sound is played. */
  readonly canSelectSpeaker: boolean;
  /** Whether there are several cameras that tell which way they face, as those of phones do, once one was used. */
  readonly canFlipCamera: boolean;
  /** Whether this browser can share a screen. */
  readonly canShareScreen: boolean;
  /** What is done to the sound of the microphone and to the picture of the camera. */
  readonly effects: Readonly<Record<CaptureKind, EffectSnapshot>>;
}

/** The devices of this machine, and which of them are used. Kept up to date while anybody listens, and in calls. */
export interface Devices {
  readonly snapshot: DevicesSnapshot;
  /** Tells after each change. */
  on(event: 'change', listener: (snapshot: DevicesSnapshot) => void): Unsubscribe;
  /**
   * Uses another device from now on, in calls that are under way too; remembered for the next visit by id, label and
   * group. Of several calls in a row only the last one counts. `null`: the browser's default.
   *
   * @throws CallError a capture code when the device of a running call cannot be had; the one before goes on
   */
  select(kind: DeviceKind, deviceId: string | null): Promise<void>;
  /**
   * Uses the camera that faces the other way, where cameras tell which way they face (phones do); else the next one.
   *
   * @throws CallError as `select`, and `not-found` where there are not two cameras
   */
  flipCamera(): Promise<void>;
  /**
   * Puts an effect on what is captured from now on, or none: in running calls at once and without a new negotiation, and
   * in whatever is captured later. Of several calls in a row the last one counts.
   *
   * @throws CallError `effect-failed`, or what the effect says, when it cannot work here; then the plain track goes on
   */
  setEffect(kind: CaptureKind, effect: TrackEffect | null): Promise<void>;
  /**
   * Reads the list and the permissions anew, as after the person allowed a device to somebody else on the page. Never
   * rejects.
   */
  refresh(): Promise<void>;
}
