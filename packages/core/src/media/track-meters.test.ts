import { createFakeAudioContexts, createFakeClock, FakeTrack } from '@parley/testing';
import type { FakeAudioContexts, FakeClock } from '@parley/testing';
import { describe, expect, it, vi } from 'vitest';
import type { PageLifecycle, PageMoment } from '../lib/page-lifecycle.js';
import { MicrophoneMeter } from './microphone-meter.js';
import { offSource, type LocalSource } from './local-source.js';
import type { MicrophoneNotice } from './microphone-watch.js';
import type { SoundReading } from './sound-reading.js';
import { TrackMeters } from './track-meters.js';

interface Rig {
  readonly clock: FakeClock;
  readonly contexts: FakeAudioContexts;
  readonly meters: TrackMeters;
  readonly pageListeners: Set<(moment: PageMoment) => void>;
  readonly see: () => void;
}

function createRig(): Rig {
  const clock = createFakeClock();
  const contexts = createFakeAudioContexts();
  const pageListeners = new Set<(moment: PageMoment) => void>();
  const page: PageLifecycle = {
    on(listener) {
      pageListeners.add(listener);
      return () => pageListeners.delete(listener);
    },
  };
  const meters = new TrackMeters(contexts, clock, page);
  const see = (): void => {
    for (const listener of pageListeners) listener('visible');
  };
  return { clock, contexts, meters, pageListeners, see };
}

function voice(): FakeTrack {
  return new FakeTrack('audio', 'Fake audio');
}

/** Nothing is left of any meter. */
function expectNothing({ clock, contexts, pageListeners }: Rig): void {
  expect([contexts.opened, contexts.taps, contexts.listeners, pageListeners.size, clock.pending]).toEqual([
    0, 0, 0, 0, 0,
  ]);
}

/** Meters a track; the list grows with what is told. */
function listen(
  { meters }: Rig,
  track: MediaStreamTrack,
): { told: (SoundReading | null)[]; stop: () => void } {
  const told: (SoundReading | null)[] = [];
  return { told, stop: meters.add(track, (reading) => told.push(reading)) };
}

const silence = { level: 0, peak: 0, isClipping: false };

describe('TrackMeters', () => {
  it('measures ten times a second, all tracks in one context with one timer', async () => {
    const rig = createRig();
    const [one, two] = [voice(), voice()];
    expectNothing(rig);
    const [first, second] = [listen(rig, one), listen(rig, two)];
    rig.contexts.setLevel(one, 0.25);
    await rig.clock.advance(1000);
    expect(first.told).toEqual(
      Array.from({ length: 10 }, () => ({ level: 0.25, peak: 0.25, isClipping: false })),
    );
    expect(second.told).toEqual(Array.from({ length: 10 }, () => silence));
    expect([rig.contexts.opened, rig.contexts.taps, rig.clock.pending]).toEqual([1, 2, 1]);
    one.enabled = false;
    await rig.clock.advance(100);
    expect(first.told.at(-1)).toEqual(silence);
    first.stop();
    first.stop();
    expect(rig.contexts.taps).toBe(1);
    second.stop();
    expectNothing(rig);
  });

  it('tells clipping for a second', async () => {
    const rig = createRig();
    const track = voice();
    const { told } = listen(rig, track);
    rig.contexts.setLevel(track, 1);
    await rig.clock.advance(100);
    rig.contexts.setLevel(track, 0.5);
    await rig.clock.advance(1000);
    expect(told.map((reading) => reading?.isClipping)).toEqual([
      ...Array.from({ length: 10 }, () => true),
      false,
    ]);
  });

  it.each([
    ['a touch', ({ contexts }: Rig) => contexts.touch()],
    ['a look at the page', ({ see }: Rig) => see()],
  ])('is woken by %s, and tells until then that nobody knows', async (_what, wake) => {
    const rig = createRig();
    rig.contexts.block();
    const track = voice();
    rig.contexts.setLevel(track, 0.5);
    const { told, stop } = listen(rig, track);
    await rig.clock.advance(200);
    expect(told).toEqual([null, null]);
    rig.contexts.allow();
    wake(rig);
    await rig.clock.advance(100);
    expect(told.at(-1)?.level).toBe(0.5);
    stop();
    expectNothing(rig);
  });

  it('comes back from an interruption by itself, and from a closed context with a new one', async () => {
    const rig = createRig();
    const track = voice();
    rig.contexts.setLevel(track, 0.5);
    const { told, stop } = listen(rig, track);
    rig.contexts.setState('interrupted');
    await rig.clock.advance(100);
    expect(told).toEqual([null]);
    rig.contexts.setState('suspended'); // the phone call is over
    await rig.clock.advance(100);
    expect(told.at(-1)?.level).toBe(0.5);
    rig.contexts.setState('closed');
    await rig.clock.advance(100);
    expect(told.at(-1)?.level).toBe(0.5);
    expect([rig.contexts.opened, rig.contexts.taps, rig.clock.pending]).toEqual([1, 1, 1]);
    stop();
    expectNothing(rig);
  });

  it('goes on after a listener that throws, and after one that ends its own meter', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const rig = createRig();
    const track = voice();
    const stopFirst = rig.meters.add(track, () => {
      throw new Error('of the app');
    });
    const stopSecond = rig.meters.add(track, () => stopSecond());
    const { told, stop } = listen(rig, track);
    await rig.clock.advance(300);
    expect(told).toHaveLength(3);
    expect(rig.contexts.taps).toBe(2);
    expect(log).toHaveBeenCalledTimes(3);
    log.mockRestore();
    stop();
    stopFirst();
    expectNothing(rig);
  });

  it('measures nothing where there is no Web Audio', async () => {
    const rig = createRig();
    rig.contexts.remove();
    const { told, stop } = listen(rig, voice());
    await rig.clock.advance(1000);
    expect(told).toEqual([]);
    stop();
    expectNothing(rig);
  });

  it('leaves nothing after two hundred times', async () => {
    const rig = createRig();
    for (let times = 0; times < 200; times += 1) {
      const stops = [listen(rig, voice()).stop, listen(rig, voice()).stop];
      if (times % 20 === 0) await rig.clock.advance(100);
      if (times % 50 === 0) rig.contexts.setState('closed');
      expect([rig.contexts.opened, rig.contexts.taps]).toEqual([1, 2]);
      for (const stop of stops) stop();
    }
    expectNothing(rig);
  });
});

describe('MicrophoneMeter', () => {
  interface Own extends Rig {
    readonly track: FakeTrack;
    readonly levels: (number | null)[];
    readonly notices: (MicrophoneNotice | null)[];
    readonly meter: MicrophoneMeter;
    source(part?: Partial<LocalSource>): LocalSource;
  }

  function createOwn(hearsMuted = true): Own {
    const rig = createRig();
    const track = voice();
    const levels: (number | null)[] = [];
    const notices: (MicrophoneNotice | null)[] = [];
    const meter = new MicrophoneMeter(rig.meters, rig.clock, hearsMuted, {
      onLevel: (level) => levels.push(level),
      onNotice: (notice) => notices.push(notice),
    });
    const source = (part: Partial<LocalSource> = {}): LocalSource => {
      const { enabled = true } = part;
      track.enabled = enabled;
      return { ...offSource, enabled, status: 'live', track, ...part };
    };
    return { ...rig, track, levels, notices, meter, source };
  }

  const live = ({ track }: Own): number =>
    track.clones.filter(({ readyState }) => readyState === 'live').length;

  it('measures the open track itself, and a muted one by a clone that ends with the mute', async () => {
    const own = createOwn();
    own.contexts.setLevel(own.track, 0.2);
    own.meter.follow(own.source());
    await own.clock.advance(200);
    expect(own.levels).toEqual([null, expect.closeTo(0.2), expect.closeTo(0.2)]);
    expect(own.track.clones).toEqual([]);
    own.meter.follow(own.source({ enabled: false }));
    expect(live(own)).toBe(1);
    own.levels.length = 0;
    await own.clock.advance(1000);
    expect(own.levels).toEqual([]); // what is not sent is not loud
    expect(own.notices).toEqual(['talking-while-muted']);
    own.meter.follow(own.source());
    expect(own.notices).toEqual(['talking-while-muted', null]);
    expect(live(own)).toBe(0);
    own.meter.follow(own.source({ enabled: false }));
    await own.clock.advance(1000);
    expect(own.notices.at(-1)).toBe('talking-while-muted');
    own.meter.follow(offSource);
    expect(own.notices.at(-1)).toBeNull();
    expect(own.track.readyState).toBe('live');
    expect(live(own)).toBe(0);
    expectNothing(own);
  });

  it('listens to what the device gives, not to an effect that gets nothing', async () => {
    const own = createOwn();
    const device = voice();
    own.contexts.setLevel(device, 0.2);
    own.meter.follow(own.source({ enabled: false }), device);
    await own.clock.advance(1000);
    expect(own.notices).toEqual(['talking-while-muted']);
    own.meter.follow(offSource);
    expect(device.clones.map(({ readyState }) => readyState)).toEqual(['ended']);
    expectNothing(own);
  });

  it('does not listen to a muted microphone when told not to', async () => {
    const own = createOwn(false);
    own.contexts.setLevel(own.track, 0.5);
    own.meter.follow(own.source({ enabled: false }));
    await own.clock.advance(3000);
    expect(own.notices).toEqual([]);
    expect(own.track.clones).toEqual([]);
    expectNothing(own);
  });

  it('tells a silent microphone, but not one that the system has muted', async () => {
    const own = createOwn();
    own.meter.follow(own.source({ interrupted: true }));
    await own.clock.advance(10_000);
    expect(own.notices).toEqual([]);
    own.meter.follow(own.source());
    await own.clock.advance(6000);
    expect(own.notices).toEqual(['silent']);
    // Another one is given its own time.
    own.meter.follow(own.source({ track: voice() }));
    expect(own.notices).toEqual(['silent', null]);
    await own.clock.advance(4000);
    expect(own.notices).toHaveLength(2);
    own.meter.follow(offSource);
    expectNothing(own);
  });

  it('leaves nothing after two hundred mutes', async () => {
    const own = createOwn();
    for (let times = 0; times < 200; times += 1) {
      own.meter.follow(own.source({ enabled: times % 2 === 0 }));
      if (times % 20 === 0) await own.clock.advance(100);
    }
    own.meter.follow(offSource);
    expect(own.track.clones).toHaveLength(100);
    expect(live(own)).toBe(0);
    expect(own.track.listeners).toBe(0);
    expectNothing(own);
  });
});
