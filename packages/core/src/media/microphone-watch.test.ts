import { describe, expect, it } from 'vitest';
import { ClippingWatch, MicrophoneWatch, SilenceWatch, TalkingWatch } from './microphone-watch.js';

/** Feeds ten values a second, and tells what came of each. */
function feeder<Value, Result>(take: (now: number, value: Value) => Result) {
  let now = 1_000_000;
  return (value: Value, ms: number): readonly Result[] =>
    Array.from({ length: ms / 100 }, () => take((now += 100), value));
}

describe('talking while muted', () => {
  const talking = () => {
    const watch = new TalkingWatch();
    return feeder((now, level: number) => watch.take(now, level));
  };

  it('takes half a second of a voice, and stays through the pauses of speech', () => {
    const feed = talking();
    expect(feed(0.1, 300)).not.toContain(true);
    expect(feed(0.1, 200).at(-1)).toBe(true);
    expect(feed(0, 2000)).not.toContain(false);
    expect(feed(0.015, 100)).toEqual([true]);
    expect(feed(0, 2400)).not.toContain(false);
    expect(feed(0, 100)).toEqual([false]);
    // Another spell takes as long again, and a murmur begins none.
    expect(feed(0.015, 5000)).not.toContain(true);
    expect(feed(0.1, 300)).not.toContain(true);
    expect(feed(0.1, 100)).toEqual([true]);
  });

  it('is not a cough now and then, nor keys', () => {
    const feed = talking();
    for (let times = 0; times < 20; times += 1) {
      expect(feed(0.4, 200)).not.toContain(true);
      expect(feed(0, 200)).not.toContain(true);
    }
  });
});

describe('a silent microphone', () => {
  const silence = () => {
    const watch = new SilenceWatch();
    return { watch, feed: feeder((now, peak: number) => watch.take(now, peak)) };
  };

  it('has given nothing for 5 s, and is not silent from its first sound on', () => {
    const { feed } = silence();
    expect(feed(0.000_03, 5000)).not.toContain(true);
    expect(feed(0, 1000)).not.toContain(false);
    expect(feed(0.001, 100)).toEqual([false]);
  });

  it('is given 30 s once it was heard; one that is heard again after that cuts noise, and is left alone', () => {
    const { feed } = silence();
    feed(0.1, 500);
    expect(feed(0, 30_000)).not.toContain(true);
    expect(feed(0, 200)).toContain(true);
    expect(feed(0.1, 100)).toEqual([false]);
    expect(feed(0, 90_000)).not.toContain(true);
  });

  it('begins anew after a pause', () => {
    const { watch, feed } = silence();
    feed(0, 4900);
    watch.pause();
    expect(feed(0, 5000)).not.toContain(true);
    expect(feed(0, 200)).toContain(true);
    watch.pause();
    expect(feed(0, 100)).toEqual([false]);
  });
});

describe('clipping', () => {
  it('is told when it goes on, and a while after it', () => {
    const watch = new ClippingWatch();
    const feed = feeder((now, isFull: boolean) => watch.take(now, isFull));
    expect(feed(true, 1000)).not.toContain(true);
    expect(feed(false, 100)).toEqual([false]);
    expect(feed(true, 1500)).not.toContain(true);
    expect(feed(true, 100)).toEqual([true]);
    expect(feed(false, 3900)).not.toContain(false);
    expect(feed(false, 100)).toEqual([false]);
  });
});

describe('MicrophoneWatch', () => {
  it('tells one thing at a time, and what is only true of a muted or of an open microphone', () => {
    const watch = new MicrophoneWatch();
    const reading = (level: number) => ({ level, peak: level, isClipping: level >= 1 });
    const open = feeder((now, level: number) => watch.take(now, reading(level), false));
    const muted = feeder((now, level: number) => watch.take(now, reading(level), true));
    expect(muted(0, 20_000)).toEqual(Array.from({ length: 200 }, () => null));
    expect(muted(1, 2000).at(-1)).toBe('talking-while-muted');
    expect(open(1, 100)).toEqual([null]);
    expect(open(1, 3000).at(-1)).toBe('clipping');
    expect(muted(0, 100)).toEqual([null]);
    expect(open(0.1, 3000)).not.toContain('talking-while-muted');
  });

  it('knows nothing while nobody can tell', () => {
    const watch = new MicrophoneWatch();
    const feed = feeder((now, reading: { level: 0; peak: 0; isClipping: false } | null) =>
      watch.take(now, reading, false),
    );
    const silence = { level: 0, peak: 0, isClipping: false } as const;
    feed(silence, 4900);
    expect(feed(null, 20_000)).not.toContain('silent');
    expect(feed(silence, 5000)).not.toContain('silent');
    expect(feed(silence, 200)).toContain('silent');
  });
});
