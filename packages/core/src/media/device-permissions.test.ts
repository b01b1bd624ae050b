import { createFakeClock, createFakeMedia, createMemoryStorage, fakeDevice } from '@parley/testing';
import { describe, expect, it } from 'vitest';
import { defaultConstraints } from './capture.js';
import { DeviceList } from './device-list.js';
import { LocalMedia } from './local-media.js';

const settle = (): Promise<void> => createFakeClock().settle();

function machine() {
  const devices = createFakeMedia();
  const list = new DeviceList(devices, createMemoryStorage());
  const media = new LocalMedia(devices, list, defaultConstraints, () => undefined);
  return { devices, list, media };
}

describe('permissions', () => {
  it('are read and followed while anybody listens', async () => {
    const { devices, list } = machine();
    devices.decide('audio', 'prompt');
    devices.decide('video', null);
    expect([devices.permissionListeners, list.snapshot.permissions]).toEqual([
      0,
      { microphone: 'unknown', camera: 'unknown' },
    ]);
    const stop = list.on('change', () => undefined);
    await settle();
    expect(list.snapshot.permissions).toEqual({ microphone: 'prompt', camera: 'unknown' });
    devices.decide('video', 'denied');
    await settle();
    expect(list.snapshot.permissions).toEqual({ microphone: 'prompt', camera: 'denied' });
    stop();
    expect(devices.permissionListeners).toBe(0);
  });

  it('are read again when a device was given, where the browser tells of no change', async () => {
    const { devices, list, media } = machine();
    devices.decide('video', 'prompt');
    list.on('change', () => undefined);
    await settle();
    // As a browser without the event does.
    const quiet = { ...devices, onPermissionChange: () => () => undefined };
    const other = new DeviceList(quiet, createMemoryStorage());
    const asking = new LocalMedia(quiet, other, defaultConstraints, () => undefined);
    other.on('change', () => undefined);
    await settle();
    expect(other.snapshot.permissions.camera).toBe('prompt');
    devices.decide('video', 'granted');
    await asking.start(['video']);
    await settle();
    expect(other.snapshot.permissions.camera).toBe('granted');
    expect(media.video.status).toBe('off');
  });

  it('that go in mid-call are told as such, and those that come bring the device back', async () => {
    const { devices, media } = machine();
    await media.start(['audio', 'video']);
    devices.decide('video', 'denied');
    await settle();
    expect(media.video).toMatchObject({
      enabled: true,
      status: 'failed',
      error: { code: 'permission-denied' },
    });
    expect(media.audio.status).toBe('live');
    devices.decide('video', 'granted');
    await settle();
    expect(media.video).toMatchObject({ status: 'live', error: null });
  });

  it('that come bring back no camera that was given up meanwhile', async () => {
    const { devices, media } = machine();
    await media.start(['audio', 'video']);
    devices.decide('video', 'denied');
    await settle();
    await media.setEnabled('video', false);
    const { questions } = devices;
    devices.decide('video', 'granted');
    await settle();
    expect([media.video.status, devices.questions]).toEqual(['off', questions]);
  });

  it('that are still missing are not asked for when a device is plugged in', async () => {
    const { devices, media } = machine();
    devices.decide('video', 'denied');
    await media.start(['video']);
    const { questions } = devices;
    devices.plug(fakeDevice('videoinput', 2));
    await settle();
    expect(devices.questions).toBe(questions);
    expect(media.video.error).toMatchObject({ code: 'permission-denied' });
  });
});

describe('cameras that tell which way they face', () => {
  it('can be flipped once one was used, while there are several', async () => {
    const { devices, list, media } = machine();
    devices.unplug('videoinput-1');
    devices.plug(
      fakeDevice('videoinput', 2, { facingMode: 'user' }),
      fakeDevice('videoinput', 3, { facingMode: 'environment' }),
    );
    list.on('change', () => undefined);
    await settle();
    expect(list.snapshot.canFlipCamera).toBe(false);
    await media.start(['video']);
    await settle();
    expect(list.snapshot.canFlipCamera).toBe(true);
    await list.flipCamera();
    expect(media.video.track?.getSettings().facingMode).toBe('environment');
    devices.unplug('videoinput-2');
    await settle();
    expect(list.snapshot.canFlipCamera).toBe(false);
  });

  it('are not those of a desk', async () => {
    const { devices, list, media } = machine();
    devices.plug(fakeDevice('videoinput', 2));
    list.on('change', () => undefined);
    await media.start(['video']);
    await settle();
    expect([list.snapshot.cameras.length, list.snapshot.canFlipCamera]).toEqual([2, false]);
  });
});
