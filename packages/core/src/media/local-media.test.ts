import { createFakeClock, createFakeMedia, createMemoryStorage, fakeDevice } from '@parley/testing';
import { describe, expect, it } from 'vitest';
import { defaultConstraints } from './capture.js';
import { DeviceList } from './device-list.js';
import { LocalMedia } from './local-media.js';

const clock = createFakeClock();
const settle = (): Promise<void> => clock.settle();

function local() {
  const devices = createFakeMedia();
  let changes = 0;
  const list = new DeviceList(devices, createMemoryStorage());
  const media = new LocalMedia(devices, list, defaultConstraints, () => {
    changes += 1;
  });
  return { devices, media, changes: () => changes };
}

function live(devices: ReturnType<typeof createFakeMedia>): string[] {
  return devices.tracks.filter((track) => track.readyState === 'live').map((track) => track.kind);
}

describe('LocalMedia', () => {
  it('asks once for both', async () => {
    const { devices, media } = local();
    await media.start(['audio', 'video']);
    expect(devices.questions).toBe(1);
    expect([media.audio.status, media.video.status]).toEqual(['live', 'live']);
  });

  it.each([
    ['NotAllowedError', 'permission-denied'],
    ['NotFoundError', 'not-found'],
    ['NotReadableError', 'in-use'],
    ['OverconstrainedError', 'overconstrained'],
    ['SomethingNew', 'capture-failed'],
  ])('reports %s of the camera as %s and still has the microphone', async (name, code) => {
    const { devices, media } = local();
    devices.fail('video', name);
    await media.start(['audio', 'video']);
    expect(media.video).toMatchObject({ status: 'failed', error: { code }, track: null });
    expect(media.audio.status).toBe('live');
  });

  it('knows a page that may have no devices', async () => {
    const { devices, media } = local();
    devices.setSecure(false);
    await media.start(['audio', 'video']);
    expect([media.audio.error?.code, media.video.error?.code]).toEqual([
      'insecure-context',
      'insecure-context',
    ]);
    expect(devices.questions).toBe(0);
  });

  it('mutes without giving the microphone up, and releases the camera', async () => {
    const { devices, media } = local();
    await media.start(['audio', 'video']);
    await media.setEnabled('audio', false);
    await media.setEnabled('video', false);
    expect(live(devices)).toEqual(['audio']);
    expect(media.audio.track?.enabled).toBe(false);
    expect(media.video).toMatchObject({ enabled: false, status: 'off', track: null });
    await media.setEnabled('audio', true);
    await media.setEnabled('video', true);
    expect(devices.questions).toBe(2); // the microphone was never given up
    expect(live(devices)).toEqual(['audio', 'video']);
  });

  it('ends on the last of many quick switches, with one live track', async () => {
    const { devices, media } = local();
    await media.start(['video']);
    await Promise.all(Array.from({ length: 11 }, (_, index) => media.setEnabled('video', index % 2 === 0)));
    expect(media.video.status).toBe('live');
    expect(live(devices)).toEqual(['video']);
  });

  it('throws what went wrong, keeps it, and can try again', async () => {
    const { devices, media } = local();
    devices.fail('video', 'NotReadableError');
    await expect(media.setEnabled('video', true)).rejects.toMatchObject({ code: 'in-use' });
    expect(media.video).toMatchObject({ enabled: true, status: 'failed' });
    devices.restore('video');
    await media.setEnabled('video', true);
    expect(media.video).toMatchObject({ status: 'live', error: null });
  });

  it('keeps muted what was muted while the person was being asked', async () => {
    const { devices, media } = local();
    const answer = devices.hold();
    const started = media.start(['audio', 'video']);
    await settle();
    const muted = media.setEnabled('audio', false);
    const hidden = media.setEnabled('video', false);
    answer();
    await Promise.all([started, muted, hidden]);
    expect(media.audio.track?.enabled).toBe(false);
    expect(live(devices)).toEqual(['audio']);
  });

  it('tells when the only device of its kind goes away', async () => {
    const { devices, media } = local();
    await media.start(['audio', 'video']);
    devices.unplug('videoinput-1');
    expect(media.video).toMatchObject({ status: 'starting', track: null });
    await settle();
    expect(media.video).toMatchObject({ status: 'failed', error: { code: 'not-found' }, track: null });
  });

  it('tells when the hardware, the browser or the operating system gives nothing', async () => {
    const { devices, media } = local();
    await media.start(['audio']);
    expect(media.audio.interrupted).toBe(false);
    devices.tracks[0]?.interrupt(true);
    expect(media.audio).toMatchObject({ interrupted: true, enabled: true, status: 'live' });
    devices.tracks[0]?.interrupt(false);
    expect(media.audio.interrupted).toBe(false);
  });

  it('leaves no live track and no listener after 200 starts and stops of everything', async () => {
    const { devices, media } = local();
    devices.plug(fakeDevice('audioinput', 2));
    await media.start(['audio', 'video']);
    for (let round = 0; round < 200; round += 1) {
      await media.setEnabled('video', false);
      await media.setEnabled('video', true);
      await media.switchTo('audio', { deviceId: { exact: `audioinput-${(round % 2) + 1}` } }, true);
    }
    expect(devices.tracks).toHaveLength(401);
    expect(live(devices)).toHaveLength(2);
    media.close();
    expect(live(devices)).toEqual([]);
    expect(devices.tracks.reduce((sum, track) => sum + track.listeners, 0)).toBe(0);
    expect(devices.listeners).toBe(0);
  });

  it('stops everything on close, also what is granted afterwards, and then says nothing', async () => {
    const { devices, media, changes } = local();
    const answer = devices.hold();
    const started = media.start(['audio', 'video']);
    await settle();
    media.close();
    media.close();
    const before = changes();
    answer();
    await started;
    await settle();
    expect(devices.tracks).toHaveLength(2);
    expect(live(devices)).toEqual([]);
    expect(changes()).toBe(before);
    await expect(media.setEnabled('audio', true)).rejects.toMatchObject({ code: 'closed' });
  });
});
