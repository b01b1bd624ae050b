import type { CaptureKind } from './device-choice.js';
import type { DeviceStorage } from './device-storage.js';

const keys = { audio: 'parley.start.microphone', video: 'parley.start.camera' } as const;

/** Whether a call is to begin with this device on, as it was left in the last preview. Default true. */
export function loadStart(storage: DeviceStorage, kind: CaptureKind): boolean {
  return storage.get(keys[kind]) !== 'off';
}

/** Remembers how a device was left. */
export function saveStart(storage: DeviceStorage, kind: CaptureKind, on: boolean): void {
  storage.set(keys[kind], on ? null : 'off');
}
