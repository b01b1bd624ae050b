/** Where the chosen devices are remembered between visits. Neither function throws. */
export interface DeviceStorage {
  /** What was kept under this key, `null` when nothing was. */
  get(key: string): string | null;
  /** Keeps a text; `null` forgets it. */
  set(key: string, value: string | null): void;
}

/**
 * The browser's `localStorage`, under `parley.device.microphone`, `parley.device.camera` and
 * `parley.device.speaker`; each holds the JSON of a device's id, group and label. Where there is no storage (on a
 * server, in a frame that may have none, when it is full) nothing is remembered. Touches its global only when called.
 */
export const browserDeviceStorage: DeviceStorage = {
  get(key) {
    try {
      return globalThis.localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      if (value === null) globalThis.localStorage.removeItem(key);
      else globalThis.localStorage.setItem(key, value);
    } catch {
      // The choice holds for this visit.
    }
  },
};
