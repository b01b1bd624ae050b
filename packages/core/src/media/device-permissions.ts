import type { Unsubscribe } from '../lib/emitter.js';
import type { DevicePermissions } from './devices.js';
import type { MediaDevicesPort } from './media-devices.js';

/** What the person has decided so far. Never rejects. */
export async function readPermissions(port: MediaDevicesPort): Promise<DevicePermissions> {
  const [microphone, camera] = await Promise.all([port.permission('audio'), port.permission('video')]);
  return { microphone: microphone ?? 'unknown', camera: camera ?? 'unknown' };
}

/** Tells when the person may have decided anew. */
export function watchPermissions(port: MediaDevicesPort, onChange: () => void): readonly Unsubscribe[] {
  return [port.onPermissionChange('audio', onChange), port.onPermissionChange('video', onChange)];
}
