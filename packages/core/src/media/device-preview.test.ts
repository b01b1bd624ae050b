import { createFakeClock, createFakeMedia, createMemoryStorage, fakeDevice } from '@parley/testing';
import { describe, expect, it } from 'vitest';
import { DeviceList } from './device-list.js';
import { createDevicePreview } from './device-preview.js';

const settle = (): Promise<void> => createFakeClock().settle();

function machine(storage = createMemoryStorage()) {
  const devices = createFakeMedia();
  const list = new DeviceList(devices, storage);
  const live = (): string[] =>
    devices.tracks.filter((track) => track.readyState === 'live').map((track) => track.kind);
  return { devices, list, storage, live, preview: createDevicePreview(list) };
}

describe('a preview', () => {
  it('captures with one question, tells of it, and releases', async () => {
    const { devices, preview, live } = machine();
    const seen: string[] = [];
    preview.on('change', ({ video }) => seen.push(video.status));
    expect([devices.questions, preview.snapshot.video.status]).toEqual([0, 'off']);
    await preview.start();
    expect([devices.questions, live()]).toEqual([1, ['audio', 'video']]);
    preview.close();
    preview.close();
    expect(live()).toEqual([]);
    expect(seen.at(-1)).toBe('off');
    expect(seen).toEqual(expect.arrayContaining(['starting', 'live']));
  });

  it('needs no camera', async () => {
    const { preview, live } = machine();
    await preview.start({ video: false });
    expect([live(), preview.snapshot.video.status]).toEqual([['audio'], 'off']);
  });

  it.each([
    ['no camera', ['videoinput-1'], ['live', 'failed']],
    ['no microphone', ['audioinput-1'], ['failed', 'live']],
    ['nothing at all', ['videoinput-1', 'audioinput-1'], ['failed', 'failed']],
  ] as const)('does with %s', async (_, gone, expected) => {
    const { devices, preview } = machine();
    for (const id of gone) devices.unplug(id);
    await preview.start();
    const { audio, video } = preview.snapshot;
    expect([audio.status, video.status]).toEqual(expected);
    for (const { error } of [audio, video]) expect([undefined, 'not-found']).toContain(error?.code);
    const handed = preview.handOver();
    expect([handed.microphone, handed.camera]).toEqual(expected.map((status) => status === 'live'));
  });

  it('says that a page may have no devices', async () => {
    const { devices, preview } = machine();
    devices.setSecure(false);
    await preview.start();
    expect(preview.snapshot.audio.error?.code).toBe('insecure-context');
    expect(devices.questions).toBe(0);
  });

  it('remembers what was off, and asks for nothing of it the next time', async () => {
    const { preview, storage } = machine();
    await preview.start();
    await preview.setMicrophoneEnabled(false);
    await preview.setCameraEnabled(false);
    preview.close();
    const later = machine(storage);
    await later.preview.start();
    expect([later.devices.questions, later.live()]).toEqual([0, []]);
    await later.preview.setCameraEnabled(true);
    expect(later.live()).toEqual(['video']);
    const last = machine(storage);
    expect(last.preview.handOver()).toEqual({ microphone: false, camera: true, media: null });
    await last.preview.start({ remembers: false });
    expect(last.live()).toEqual(['audio', 'video']);
    await last.preview.setCameraEnabled(false);
    last.preview.close();
    expect(last.preview.handOver()).toMatchObject({ microphone: false, camera: true });
  });

  it('goes over to another camera when the one in use is pulled', async () => {
    const { devices, preview } = machine();
    devices.plug(fakeDevice('videoinput', 2));
    await preview.start();
    devices.unplug('videoinput-1');
    await settle();
    expect(preview.snapshot.video.track?.getSettings().deviceId).toBe('videoinput-2');
    devices.unplug('videoinput-2');
    await settle();
    expect(preview.snapshot.video.error?.code).toBe('not-found');
  });

  it('gives nothing to somebody who has closed it meanwhile', async () => {
    const { devices, preview, live } = machine();
    const answer = devices.hold();
    const started = preview.start();
    await settle();
    preview.close();
    answer();
    await started;
    await settle();
    expect(live()).toEqual([]);
    await expect(preview.setCameraEnabled(true)).rejects.toMatchObject({ code: 'closed' });
  });

  it('takes the devices of a client only', () => {
    const { list } = machine();
    const foreign = {
      snapshot: list.snapshot,
      on: () => () => undefined,
      select: async () => undefined,
      flipCamera: async () => undefined,
      setEffect: async () => undefined,
      refresh: async () => undefined,
    };
    expect(() => createDevicePreview(foreign)).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  });

  it('leaves nothing behind after two hundred starts: no track, no listener', async () => {
    const { devices, list, preview, live } = machine();
    for (let turn = 0; turn < 200; turn += 1) {
      const started = preview.start();
      // Some are closed before the device is there.
      if (turn % 3 !== 0) await started;
      if (turn % 2 === 0) await preview.setCameraEnabled(turn % 4 === 0);
      preview.close();
      await started;
    }
    await settle();
    expect(live()).toEqual([]);
    expect(devices.tracks.length).toBeGreaterThan(200);
    expect(devices.tracks.reduce((sum, track) => sum + track.listeners, 0)).toBe(0);
    expect([devices.listeners, devices.permissionListeners]).toEqual([0, 0]);
    expect(list.snapshot.cameras).toHaveLength(1);
  });
});
