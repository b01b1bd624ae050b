import type { DeviceStorage } from '../media/device-storage.js';

/** Where a page keeps what the next one needs to come back to a call. None of the functions throws. */
export type RejoinStorage = DeviceStorage;

/**
 * The browser's `sessionStorage`: it outlives a reload and, in most browsers, a crash of the tab, and belongs to this tab
 * alone. Where there is none, nothing is kept and no call can be rejoined. Touches its global only when called.
 */
export const browserRejoinStorage: RejoinStorage = {
  get(key) {
    try {
      return globalThis.sessionStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      if (value === null) globalThis.sessionStorage.removeItem(key);
      else globalThis.sessionStorage.setItem(key, value);
    } catch {
      // Then it is gone with the page.
    }
  },
};
