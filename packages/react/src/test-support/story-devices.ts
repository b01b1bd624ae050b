import type { ListedDevice, MediaDevicesPort } from '@parley/core';

type Kind = 'audio' | 'video';
type Change = (devices: MediaDevicesPort) => MediaDevicesPort;

const listed = { audio: 'audioinput', video: 'videoinput' } as const;

/** Somebody who has not answered the browser's question. */
export const asking: Change = (devices) => ({
  ...devices,
  permission: () => Promise.resolve('prompt'),
  getUserMedia: () => new Promise(() => undefined),
});

/** Somebody who said no. */
export function denied(...kinds: readonly Kind[]): Change {
  return (devices) => ({
    ...devices,
    permission: (kind) => Promise.resolve(kinds.includes(kind) ? 'denied' : 'granted'),
    getUserMedia: refuse(devices, kinds, 'NotAllowedError'),
  });
}

/** A machine without these. */
export function missing(...kinds: readonly Kind[]): Change {
  return (devices) => ({
    ...devices,
    getUserMedia: refuse(devices, kinds, 'NotFoundError'),
    enumerateDevices: async () =>
      (await devices.enumerateDevices()).filter(
        (device) => !kinds.some((kind) => listed[kind] === device.kind),
      ),
  });
}

/** A page that was not loaded over https. */
export const insecure: Change = (devices) => ({ ...devices, isSecure: () => false });

/** A phone, with a camera on either side. */
export const phone: Change = (devices) => {
  const sides = ['user', 'environment'] as const;
  return {
    ...devices,
    async enumerateDevices() {
      const others = (await devices.enumerateDevices()).filter(({ kind }) => kind !== 'videoinput');
      const cameras = sides.map((side): ListedDevice => ({
        kind: 'videoinput',
        deviceId: side,
        groupId: side,
        label: side === 'user' ? 'Front camera' : 'Back camera',
      }));
      return [...others, ...cameras];
    },
    async getUserMedia(constraints) {
      const stream = await devices.getUserMedia(constraints);
      const { video } = constraints;
      const asked = typeof video === 'object' ? JSON.stringify(video) : '';
      const facingMode = asked.includes('environment') ? 'environment' : 'user';
      for (const track of stream.getVideoTracks())
        track.getSettings = () => ({ deviceId: facingMode, groupId: facingMode, facingMode });
      return stream;
    },
  };
};

/** Cameras with a plug that can be pulled. */
export interface CameraPlug {
  readonly devices: Change;
  /** Pulls out the camera in use; another one is there. */
  pull(): void;
}

export function createCameraPlug(): CameraPlug {
  const open = new Set<MediaStreamTrack>();
  const listeners = new Set<() => void>();
  const cameras = ['Desk camera', 'Built-in camera'].map((label, index): ListedDevice => ({
    kind: 'videoinput',
    deviceId: `camera-${String(index)}`,
    groupId: label,
    label,
  }));
  let pulled = false;
  const there = (): readonly ListedDevice[] => cameras.slice(pulled ? 1 : 0);
  return {
    devices: (devices) => ({
      ...devices,
      async enumerateDevices() {
        const others = (await devices.enumerateDevices()).filter(({ kind }) => kind !== 'videoinput');
        return [...others, ...there()];
      },
      async getUserMedia(constraints) {
        const stream = await devices.getUserMedia(constraints);
        const { deviceId = '', label = '' } = there()[0] ?? {};
        for (const track of stream.getVideoTracks()) {
          track.getSettings = () => ({ deviceId });
          Object.defineProperty(track, 'label', { value: label });
          open.add(track);
        }
        return stream;
      },
      onDeviceChange(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    }),
    pull() {
      pulled = true;
      for (const track of open) {
        track.stop();
        track.dispatchEvent(new Event('ended'));
      }
      open.clear();
      for (const listener of listeners) listener();
    },
  };
}

function refuse(
  devices: MediaDevicesPort,
  kinds: readonly Kind[],
  name: string,
): MediaDevicesPort['getUserMedia'] {
  return (constraints) =>
    kinds.some((kind) => Boolean(constraints[kind]))
      ? Promise.reject(new DOMException('refused for the story', name))
      : devices.getUserMedia(constraints);
}
