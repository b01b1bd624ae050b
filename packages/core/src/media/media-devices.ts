import type { Unsubscribe } from '../lib/emitter.js';

/** The part of `MediaDeviceInfo` that Parley uses. */
export type ListedDevice = Pick<MediaDeviceInfo, 'deviceId' | 'groupId' | 'kind' | 'label'>;

/** The part of `navigator.mediaDevices` and of the Permissions API that Parley uses: the port that a fake implements. */
export interface MediaDevicesPort {
  /** False on a page that was not loaded over https or from localhost: browsers then offer no devices. */
  isSecure(): boolean;
  /** Captures; rejects with a `DOMException` as W3C Media Capture and Streams section 10.2 lists them. */
  getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream>;
  /** Captures what the person picks in the browser's dialog; rejects as W3C Screen Capture section 5.1 lists it. */
  getDisplayMedia(options: DisplayMediaStreamOptions): Promise<MediaStream>;
  /** All devices, of every kind; without labels, perhaps without ids, before the person has allowed any. */
  enumerateDevices(): Promise<readonly ListedDevice[]>;
  /** Tells when a device comes or goes. */
  onDeviceChange(listener: () => void): Unsubscribe;
  /** What the person has decided so far; `null` where the browser does not tell. */
  permission(kind: 'audio' | 'video'): Promise<PermissionState | null>;
  /** Tells when the person decides anew; never where the browser does not tell. */
  onPermissionChange(kind: 'audio' | 'video', listener: () => void): Unsubscribe;
  /** Whether an element can play through a chosen speaker (`setSinkId`). */
  canSelectSpeaker(): boolean;
  /** Whether there is a `getDisplayMedia`; phones have none. */
  canShareScreen(): boolean;
}

const hasDevices = (): boolean => typeof navigator !== 'undefined' && 'mediaDevices' in navigator;

/** `null` in a browser without the Permissions API, or without these names in it. */
async function queryPermission(kind: 'audio' | 'video'): Promise<PermissionStatus | null> {
  try {
    return await navigator.permissions.query({ name: kind === 'audio' ? 'microphone' : 'camera' });
  } catch {
    return null;
  }
}

/** The browser's own devices. Touches its globals only when called. */
export const browserMediaDevices: MediaDevicesPort = {
  isSecure: () => globalThis.isSecureContext && hasDevices(),
  getUserMedia: (constraints) => navigator.mediaDevices.getUserMedia(constraints),
  getDisplayMedia: (options) => navigator.mediaDevices.getDisplayMedia(options),
  enumerateDevices: async () => (hasDevices() ? navigator.mediaDevices.enumerateDevices() : []),
  onDeviceChange(listener) {
    if (!hasDevices()) return () => undefined;
    const { mediaDevices } = navigator;
    mediaDevices.addEventListener('devicechange', listener);
    return () => mediaDevices.removeEventListener('devicechange', listener);
  },
  permission: async (kind) => (await queryPermission(kind))?.state ?? null,
  onPermissionChange(kind, listener) {
    const controller = new AbortController();
    const { signal } = controller;
    void queryPermission(kind).then((status) => status?.addEventListener('change', listener, { signal }));
    return () => controller.abort();
  },
  canSelectSpeaker: () =>
    typeof HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype,
  canShareScreen: () => hasDevices() && 'getDisplayMedia' in navigator.mediaDevices,
};
