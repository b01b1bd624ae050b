import { createFakeClock, createFakeMedia, createMemoryStorage, fakeDevice } from '@parley/testing';
import { describe, expect, it } from 'vitest';
import { defaultConstraints } from './capture.js';
import { DeviceList } from './device-list.js';
import type { DeviceNotice } from './devices.js';
import { LocalMedia } from './local-media.js';

const settle = (): Promise<void> => createFakeClock().settle();

/** A machine with two of everything, in a call that captures. */
async function inCall(kinds: readonly ('audio' | 'video')[] = ['audio', 'video']) {
  const devices = createFakeMedia();
  devices.plug(
    fakeDevice('audioinput', 2),
    fakeDevice('videoinput', 2),
    fakeDevice('videoinput', 3),
    fakeDevice('audiooutput', 2),
  );
  const storage = createMemoryStorage();
  const list = new DeviceList(devices, storage);
  const notices: DeviceNotice[] = [];
  list.on('change', ({ notice }) => {
    if (notice && notices.at(-1) !== notice) notices.push(notice);
  });
  const seen: (MediaStreamTrack | null)[] = [];
  const media = new LocalMedia(devices, list, defaultConstraints, () => seen.push(media.video.track));
  await media.start(kinds);
  await settle();
  const live = (kind: string): unknown[] =>
    devices.tracks
      .filter((track) => track.kind === kind && track.readyState === 'live')
      .map((track) => track.getSettings().deviceId);
  return { devices, storage, list, media, notices, seen, live };
}

describe('DeviceList', () => {
  it('asks the browser for nothing before somebody listens, and nothing after they left', async () => {
    const devices = createFakeMedia();
    const list = new DeviceList(devices, createMemoryStorage());
    expect([devices.listeners, list.snapshot.cameras]).toEqual([0, []]);
    const stop = list.on('change', () => undefined);
    const stopToo = list.on('change', () => undefined);
    await settle();
    expect([devices.listeners, list.snapshot.cameras.length, list.snapshot.canShareScreen]).toEqual([
      1,
      1,
      true,
    ]);
    stop();
    stop();
    expect(devices.listeners).toBe(1);
    stopToo();
    expect(devices.listeners).toBe(0);
  });

  it('reads the names once a device was granted, and leaves out what stands for another device', async () => {
    const devices = createFakeMedia();
    devices.plug({ ...fakeDevice('audioinput', 9), deviceId: 'default' });
    const list = new DeviceList(devices, createMemoryStorage());
    list.on('change', () => undefined);
    await settle();
    expect(list.snapshot.cameras).toEqual([{ deviceId: '', groupId: '', label: '' }]);
    const media = new LocalMedia(devices, list, defaultConstraints, () => undefined);
    await media.start(['audio']);
    await settle();
    expect(list.snapshot.cameras.map(({ label }) => label)).toEqual(['Fake video']);
    expect(list.snapshot.microphones.map(({ deviceId }) => deviceId)).toEqual(['audioinput-1']);
  });

  it('remembers a choice by id, by label, by group', async () => {
    const { list, storage, devices } = await inCall();
    await list.select('camera', 'videoinput-2');
    await list.select('speaker', 'audiooutput-2');
    const later = (): DeviceList => {
      const next = new DeviceList(devices, storage);
      next.on('change', () => undefined);
      return next;
    };
    expect(later().idFor('video')).toBe('videoinput-2'); // before the list is there
    devices.unplug('videoinput-2');
    devices.plug({ ...fakeDevice('videoinput', 2), deviceId: 'other-id', groupId: 'other-group' });
    const byLabel = later();
    await settle();
    expect(byLabel.snapshot.selected).toEqual({
      microphone: null,
      camera: 'other-id',
      speaker: 'audiooutput-2',
    });
    devices.unplug('other-id');
    devices.plug({ ...fakeDevice('videoinput', 2), deviceId: 'third-id', label: 'New name' });
    const byGroup = later();
    await settle();
    expect(byGroup.snapshot.selected.camera).toBe('third-id');
    await byGroup.select('camera', null);
    const none = later();
    await settle();
    expect(none.snapshot.selected.camera).toBeNull();
  });

  it.each(['nonsense', '[]', '7', '{"deviceId":7}'])(
    'takes a storage that holds %s for empty',
    async (text) => {
      const list = new DeviceList(createFakeMedia(), { get: () => text, set: () => undefined });
      list.on('change', () => undefined);
      await settle();
      expect(list.snapshot.selected).toEqual({ microphone: null, camera: null, speaker: null });
    },
  );

  it('captures what was chosen before the call', async () => {
    const { list, media, live } = await inCall([]);
    await list.select('camera', 'videoinput-2');
    await media.start(['video']);
    expect(live('video')).toEqual(['videoinput-2']);
  });

  it('switches in a call: the new track first, mute kept', async () => {
    const { list, media, seen, live } = await inCall();
    await media.setEnabled('audio', false);
    seen.length = 0;
    await Promise.all([list.select('camera', 'videoinput-2'), list.select('microphone', 'audioinput-2')]);
    expect([live('audio'), live('video')]).toEqual([['audioinput-2'], ['videoinput-2']]);
    expect(media.audio).toMatchObject({ enabled: false, status: 'live' });
    expect(media.audio.track?.enabled).toBe(false);
    expect(seen.every((track) => track)).toBe(true);
  });

  it('keeps a camera off that is off', async () => {
    const { list, media, live } = await inCall();
    await media.setEnabled('video', false);
    await list.select('camera', 'videoinput-2');
    expect(live('video')).toEqual([]);
    await media.setEnabled('video', true);
    expect(live('video')).toEqual(['videoinput-2']);
  });

  it('ends on the last of ten quick switches with one live track', async () => {
    const { list, live, devices } = await inCall();
    const before = devices.tracks.length;
    await Promise.all(
      Array.from({ length: 10 }, (_, index) => list.select('camera', `videoinput-${((index + 1) % 3) + 1}`)),
    );
    expect(live('video')).toEqual(['videoinput-2']);
    expect(list.snapshot.selected.camera).toBe('videoinput-2');
    expect(devices.tracks.length - before).toBeLessThanOrEqual(2);
  });

  it('keeps the device before when the other cannot be had, and says why', async () => {
    const { list, live, devices, media } = await inCall();
    await list.select('camera', 'videoinput-2');
    devices.fail('video', 'NotAllowedError');
    await expect(list.select('camera', 'videoinput-1')).rejects.toMatchObject({ code: 'permission-denied' });
    await expect(list.select('camera', 'videoinput-9')).rejects.toMatchObject({ code: 'permission-denied' });
    expect(live('video')).toEqual(['videoinput-2']);
    expect(list.snapshot.selected.camera).toBe('videoinput-2');
    expect(media.video).toMatchObject({ status: 'live', error: null });
    devices.restore('video');
    await expect(list.select('camera', 'videoinput-9')).rejects.toMatchObject({ code: 'overconstrained' });
    expect(live('video')).toEqual(['videoinput-2']);
  });

  it('gives the one up for the other where only one may be open, and takes it back', async () => {
    const { list, live, devices, media } = await inCall();
    devices.setExclusive(true);
    await list.select('camera', 'videoinput-2');
    expect(live('video')).toEqual(['videoinput-2']);
    await expect(list.select('camera', 'videoinput-9')).rejects.toMatchObject({ code: 'overconstrained' });
    expect(live('video')).toEqual(['videoinput-2']);
    expect(media.video.status).toBe('live');
  });

  it('takes the next one when a device goes, and the wished one when it is back', async () => {
    const { list, live, devices, notices, media } = await inCall();
    await list.select('camera', 'videoinput-2');
    devices.unplug('videoinput-2');
    await settle();
    expect([live('video'), list.snapshot.selected.camera]).toEqual([['videoinput-1'], null]);
    expect(list.snapshot.notice).toEqual({ type: 'lost', kind: 'camera', label: 'Fake videoinput 2' });
    devices.plug(fakeDevice('videoinput', 2));
    await settle();
    expect([live('video'), list.snapshot.selected.camera]).toEqual([['videoinput-2'], 'videoinput-2']);
    expect(notices.map(({ type }) => type)).toEqual(['lost', 'returned']);
    expect(media.video.status).toBe('live');
  });

  it('does the same for a default device and for a muted microphone', async () => {
    const { live, devices, media, notices } = await inCall();
    await media.setEnabled('audio', false);
    devices.unplug('audioinput-1');
    devices.unplug('videoinput-1');
    await settle();
    expect([live('audio'), live('video')]).toEqual([[], ['videoinput-2']]);
    expect(media.audio).toMatchObject({ enabled: false, status: 'off', error: null });
    devices.plug(fakeDevice('videoinput', 1));
    await settle();
    expect(live('video')).toEqual(['videoinput-1']);
    await media.setEnabled('audio', true);
    expect(live('audio')).toEqual(['audioinput-2']);
    expect(notices.map(({ type, kind }) => `${type} ${kind}`)).toContain('returned camera');
  });

  it('uses a device that is plugged in when there was none, and no other', async () => {
    const { live, devices, media } = await inCall(['video']);
    for (const number of [1, 2, 3]) devices.unplug(`videoinput-${number}`);
    await settle();
    expect(media.video).toMatchObject({ enabled: true, status: 'failed', error: { code: 'not-found' } });
    devices.plug(fakeDevice('videoinput', 7));
    await settle();
    expect([live('video'), media.video.status]).toEqual([['videoinput-7'], 'live']);
    devices.plug(fakeDevice('videoinput', 8));
    await settle();
    expect(live('video')).toEqual(['videoinput-7']);
  });

  it('says that the permission was taken back', async () => {
    const { devices, media } = await inCall(['video']);
    devices.fail('video', 'NotAllowedError');
    devices.tracks[0]?.unplug();
    await settle();
    expect(media.video).toMatchObject({ status: 'failed', error: { code: 'permission-denied' } });
  });

  it('flips between the front and the back of a phone', async () => {
    const { devices, list, media, live } = await inCall([]);
    for (const number of [1, 2, 3]) devices.unplug(`videoinput-${number}`);
    devices.plug(
      fakeDevice('videoinput', 4, { facingMode: 'user' }),
      fakeDevice('videoinput', 5, { facingMode: 'user' }),
      fakeDevice('videoinput', 6, { facingMode: 'environment' }),
    );
    await media.start(['video']);
    await settle();
    devices.setExclusive(true);
    await list.flipCamera();
    expect([live('video'), list.snapshot.selected.camera]).toEqual([['videoinput-6'], 'videoinput-6']);
    await list.flipCamera();
    expect([live('video'), list.snapshot.selected.camera]).toEqual([['videoinput-4'], 'videoinput-4']);
    devices.unplug('videoinput-5');
    devices.unplug('videoinput-6');
    await settle();
    await expect(list.flipCamera()).rejects.toMatchObject({ code: 'not-found' });
  });

  it('flips to the next one where cameras do not say which way they face', async () => {
    const { list, live } = await inCall();
    await list.flipCamera();
    expect(live('video')).toEqual(['videoinput-2']);
    await list.flipCamera();
    await list.flipCamera();
    expect(live('video')).toEqual(['videoinput-1']);
  });
});
