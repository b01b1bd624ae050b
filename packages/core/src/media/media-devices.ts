/** The part of `navigator.mediaDevices` and of the Permissions API that Parley uses: the port that a fake implements. */
export interface MediaDevicesPort {
  /** False on a page that was not loaded over https or from localhost: browsers then offer no devices. */
  isSecure(): boolean;
  /** Captures; rejects with a `DOMException` as W3C Media Capture and Streams section 10.2 lists them. */
  getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream>;
  /** What the person has decided so far; `null` where the browser does not tell. */
  permission(kind: 'audio' | 'video'): Promise<PermissionState | null>;
}

/** The browser's own devices. Touches its globals only when called. */
export const browserMediaDevices: MediaDevicesPort = {
  isSecure: () => globalThis.isSecureContext && 'mediaDevices' in navigator,
  getUserMedia: (constraints) => navigator.mediaDevices.getUserMedia(constraints),
  async permission(kind) {
    try {
      const name = kind === 'audio' ? 'microphone' : 'camera';
      return (await navigator.permissions.query({ name })).state;
    } catch {
      return null; // a browser without the Permissions API, or without these names in it
    }
  },
};
