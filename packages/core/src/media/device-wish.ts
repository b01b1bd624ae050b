import type { DeviceInfo, DeviceKind } from './devices.js';
import type { DeviceStorage } from './device-storage.js';

const keyOf = (kind: DeviceKind): string => `parley.device.${kind}`;

/** What was chosen on an earlier visit, `null` when nothing was or it cannot be read. */
export function loadWish(storage: DeviceStorage, kind: DeviceKind): DeviceInfo | null {
  try {
    const found: unknown = JSON.parse(storage.get(keyOf(kind)) ?? 'null');
    if (typeof found !== 'object' || found === null) return null;
    const text = (name: keyof DeviceInfo): string => {
      const value: unknown = Reflect.get(found, name);
      return typeof value === 'string' ? value : '';
    };
    return { deviceId: text('deviceId'), groupId: text('groupId'), label: text('label') };
  } catch {
    return null;
  }
}

/** Remembers a choice, or with `null` that there is none. */
export function saveWish(storage: DeviceStorage, kind: DeviceKind, wish: DeviceInfo | null): void {
  storage.set(keyOf(kind), wish && JSON.stringify(wish));
}

/**
 * Finds the device that was wished for: by id, which browsers change when a person clears a site's data; by label;
 * by group, which is another part of the same hardware. Only one without a name counts by its id alone.
 */
export function findWish(devices: readonly DeviceInfo[], wish: DeviceInfo): DeviceInfo | null {
  for (const name of ['deviceId', 'label', 'groupId'] as const) {
    const found = wish[name] && devices.find((device) => device[name] === wish[name]);
    if (found) return found;
  }
  return null;
}
