import {
  createFakeClock,
  createFakeMedia,
  createMemoryStorage,
  fakeDevice,
  FakeTrack,
} from '@parley/testing';
import { describe, expect, it } from 'vitest';
import { CallError } from '../model/call-error.js';
import { defaultConstraints } from './capture.js';
import { DeviceList } from './device-list.js';
import { LocalMedia } from './local-media.js';
import type { TrackEffect } from './track-effect.js';

const clock = createFakeClock();

/** An effect whose tracks are counted; `hold` makes it load until what it returns is called. */
function fakeEffect(made: FakeTrack[] = []) {
  let held: Promise<void> = Promise.resolve();
  let fault: Error | null = null;
  const failures: ((cause: unknown) => void)[] = [];
  const effect: TrackEffect = {
    async start(track, onFailure) {
      await held;
      if (fault) throw fault;
      const made1 = new FakeTrack(track.kind === 'audio' ? 'audio' : 'video', `processed ${track.label}`);
      made.push(made1);
      failures.push(onFailure);
      return { track: made1, stop: () => made1.stop() };
    },
  };
  return {
    effect,
    made,
    break: (cause: Error) => failures.at(-1)?.(cause),
    fail(error: Error) {
      fault = error;
    },
    hold() {
      let letGo = (): void => undefined;
      held = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      return () => letGo();
    },
  };
}

function local() {
  const devices = createFakeMedia();
  const list = new DeviceList(devices, createMemoryStorage());
  const media = new LocalMedia(devices, list, defaultConstraints, () => undefined);
  return { devices, list, media };
}

const live = (tracks: readonly FakeTrack[]): FakeTrack[] =>
  tracks.filter((track) => track.readyState === 'live');

describe('effects on local media', () => {
  it('takes the place of the track in mid-call, and gives it back, without opening the camera again', async () => {
    const { devices, list, media } = local();
    await media.start(['audio', 'video']);
    const plain = media.video.track;
    const { effect, made } = fakeEffect();
    const set = list.setEffect('video', effect);
    expect(list.snapshot.effects.video).toEqual({ effect, isStarting: true, error: null });
    await set;
    expect(list.snapshot.effects.video).toEqual({ effect, isStarting: false, error: null });
    expect(media.video).toMatchObject({ status: 'live', enabled: true, track: made[0] });
    await list.setEffect('video', null);
    expect(media.video.track).toBe(plain);
    expect(live(made)).toEqual([]);
    expect(live(devices.tracks)).toHaveLength(2);
    expect(devices.questions).toBe(1);
  });

  it('shows nobody the plain picture while it loads: neither at the start nor after the camera was off', async () => {
    const { list, media } = local();
    const shown = new Set<string | undefined>();
    const { effect } = fakeEffect();
    await list.setEffect('video', effect);
    const watched = new LocalMedia(createFakeMedia(), list, defaultConstraints, () =>
      shown.add(watched.video.track?.label),
    );
    await watched.start(['video']);
    await watched.setEnabled('video', false);
    await watched.setEnabled('video', true);
    expect(shown).toEqual(new Set(['processed Fake video', undefined]));
    watched.close();
    media.close();
  });

  it('is kept when the device is switched, with one live track of each', async () => {
    const { devices, list, media } = local();
    devices.plug(fakeDevice('videoinput', 2));
    const { effect, made } = fakeEffect();
    await list.setEffect('video', effect);
    await media.start(['video']);
    await media.switchTo('video', { deviceId: { exact: 'videoinput-2' } }, true);
    expect(media.video.track).toBe(made[1]);
    expect(live(devices.tracks).map(({ label }) => label)).toEqual(['Fake videoinput 2']);
    expect(live(made)).toHaveLength(1);
  });

  it('keeps a muted microphone muted, and unmutes what is sent', async () => {
    const { devices, list, media } = local();
    await media.start(['audio']);
    await media.setEnabled('audio', false);
    const { effect } = fakeEffect();
    await list.setEffect('audio', effect);
    expect([media.audio.track?.enabled, devices.tracks[0]?.enabled]).toEqual([false, false]);
    await media.setEnabled('audio', true);
    expect([media.audio.track?.enabled, devices.tracks[0]?.enabled]).toEqual([true, true]);
    devices.tracks[0]?.interrupt(true);
    expect(media.audio.interrupted).toBe(true);
  });

  it('ends on the last of ten quick changes', async () => {
    const { list, media } = local();
    await media.start(['video']);
    const made: FakeTrack[] = [];
    const effects = Array.from({ length: 10 }, () => fakeEffect(made).effect);
    await Promise.all(effects.map((effect) => list.setEffect('video', effect)));
    expect(list.snapshot.effects.video).toMatchObject({ effect: effects[9], isStarting: false });
    expect(live(made)).toHaveLength(1);
    expect(media.video.track).toBe(live(made)[0]);
  });

  it('goes on plain when it cannot start, and says why', async () => {
    const { list, media } = local();
    await media.start(['video']);
    const plain = media.video.track;
    const broken = fakeEffect();
    broken.fail(new Error('no model'));
    await expect(list.setEffect('video', broken.effect)).rejects.toMatchObject({ code: 'effect-failed' });
    expect(list.snapshot.effects.video).toMatchObject({ effect: null, error: { code: 'effect-failed' } });
    expect(media.video).toMatchObject({ status: 'live', track: plain });
    broken.fail(new CallError('not-supported', 'Not here.'));
    await expect(list.setEffect('video', broken.effect)).rejects.toMatchObject({ code: 'not-supported' });
  });

  it('goes on plain when it breaks later', async () => {
    const { list, media } = local();
    await media.start(['video']);
    const plain = media.video.track;
    const broken = fakeEffect();
    await list.setEffect('video', broken.effect);
    broken.break(new Error('the worker died'));
    await clock.settle();
    expect(media.video.track).toBe(plain);
    expect(live(broken.made)).toEqual([]);
    expect(list.snapshot.effects.video).toMatchObject({ effect: null, error: { code: 'effect-failed' } });
  });

  it.each(['close', 'camera off', 'unplug'])('leaves nothing on %s while it loads', async (what) => {
    const { devices, list, media } = local();
    const slow = fakeEffect();
    await list.setEffect('video', slow.effect);
    const letGo = slow.hold();
    const started = media.start(['video']);
    await clock.settle();
    expect(media.video.status).toBe('starting');
    if (what === 'close') media.close();
    if (what === 'unplug') devices.unplug('videoinput-1');
    const off = what === 'camera off' ? media.setEnabled('video', false) : null;
    letGo();
    await Promise.all([started, off]);
    await clock.settle();
    expect(media.video.track).toBeNull();
    expect([live(devices.tracks), live(slow.made)]).toEqual([[], []]);
  });

  it('leaves no live track and no listener after 200 rounds', async () => {
    const { devices, list, media } = local();
    const made: FakeTrack[] = [];
    await media.start(['audio', 'video']);
    for (let round = 0; round < 200; round += 1) {
      await list.setEffect('video', round % 3 === 0 ? null : fakeEffect(made).effect);
      await list.setEffect('audio', round % 2 === 0 ? null : fakeEffect(made).effect);
      await media.setEnabled('video', round % 5 !== 0);
    }
    expect(live(made)).toHaveLength(2);
    expect(live(devices.tracks)).toHaveLength(2);
    media.close();
    expect([live(made), live(devices.tracks)]).toEqual([[], []]);
    expect([...devices.tracks, ...made].reduce((sum, track) => sum + track.listeners, 0)).toBe(0);
    expect(devices.listeners).toBe(0);
  });
});
