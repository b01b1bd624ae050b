import type { Unsubscribe } from '../lib/emitter.js';
import type { EffectRun, TrackEffect } from './track-effect.js';

/** The two kinds that are captured. */
export type CaptureKind = 'audio' | 'video';

/** What to capture from; `null`: the browser's default. */
export type DeviceTarget = Pick<MediaTrackConstraintSet, 'deviceId' | 'facingMode'> | null;

/** Whoever captures, and goes over to another device when told to. */
export interface DeviceUser {
  /**
   * Captures from this device from now on, if it captures at all.
   *
   * @param target - `undefined`: whatever it is; only what failed is tried again
   * @param retry - whether to try again what failed
   * @throws CallError a capture code; then the device before goes on
   */
  switchTo(kind: CaptureKind, target: DeviceTarget | undefined, retry: boolean): Promise<void>;
  /** Puts the chosen effect on what is captured, if anything is. Never rejects: failures are told to the choice. */
  applyEffect(kind: CaptureKind): Promise<void>;
}

/** What somebody who captures needs of the list of devices. */
export interface DeviceChoice {
  /** The id to capture from; `null`: the browser's default. */
  idFor(kind: CaptureKind): string | null;
  /** A device is in use. Its grant may have uncovered the names of all of them. */
  captured(kind: CaptureKind, track: MediaStreamTrack): void;
  /** A device in use went away. @returns whether there is another one of its kind */
  lost(kind: CaptureKind, track: MediaStreamTrack): Promise<boolean>;
  /** What is to be done to what is captured. */
  effectFor(kind: CaptureKind): TrackEffect | null;
  /**
   * Begins to do it. Never rejects.
   *
   * @returns `null` when it cannot be done: then whoever uses it goes on without
   */
  startEffect(kind: CaptureKind, effect: TrackEffect, track: MediaStreamTrack): Promise<EffectRun | null>;
  /** Tells the user of every change until they leave. */
  join(user: DeviceUser): Unsubscribe;
}
