import { describe, expect, it } from 'vitest';
import { createWorld, first } from '../../test-kit/call-world.js';
import { hdQuality, lowQuality } from '../media/quality-presets.js';
import type { MediaQuality } from '../model/media-quality.js';
import { constraintsOf, mergeQuality } from './media-quality.js';

const base = { audio: { echoCancellation: true }, video: { width: { ideal: 640 } } };

describe('what is asked of the devices', () => {
  it('is no more than is sent', () => {
    const { audio, video } = constraintsOf(base, {
      audio: { noiseSuppression: false, maxBitrate: 24_000 },
      video: { width: 320, frameRate: 15, maxBitrate: 1 },
    });
    expect(audio).toEqual({ echoCancellation: true, noiseSuppression: false });
    expect(video).toEqual({ width: { ideal: 320 }, frameRate: { ideal: 15 } });
  });

  it('is what the app asks for where nothing is limited, and nothing of what it does not want', () => {
    expect(constraintsOf(base, {})).toEqual(base);
    expect(constraintsOf({ audio: true, video: false }, hdQuality).video).toBe(false);
    // The size of the app would give it another shape.
    expect(constraintsOf(base, { video: { height: 180 } }).video).toEqual({
      height: { ideal: 180 },
    });
  });
});

describe('a quality', () => {
  it('takes the place of the one before, by kind', () => {
    const before = { audio: { maxBitrate: 1000 }, video: { width: 320 } };
    expect(mergeQuality(before, { video: { height: 180 } })).toEqual({
      audio: { maxBitrate: 1000 },
      video: { height: 180 },
    });
  });

  const wrong: readonly MediaQuality[] = [
    { video: { width: 0 } },
    { video: { frameRate: Number.NaN } },
    { screen: { maxBitrate: -1 } },
    { audio: { maxBitrate: Infinity } },
    { video: { codecs: ['VP9'] } },
    JSON.parse('{ "audio": { "echoCancellation": "off" } }'),
    JSON.parse('{ "audio": { "dtx": 1 } }'),
    JSON.parse('{ "video": { "degradationPreference": "none" } }'),
  ];

  it.each(wrong.map((quality) => [JSON.stringify(quality), quality] as const))(
    'that makes no sense is refused: %s',
    (_, quality) => {
      expect(() => mergeQuality({}, quality)).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
    },
  );
});

describe('a call', () => {
  it('begins with the limits of the client, takes others by kind, and tells them', async () => {
    const w = await createWorld({ media: lowQuality });
    const call = w.alice.client.call('bob', { media: { video: { width: 640 } } });
    expect(call.snapshot.mediaQuality).toEqual({ audio: lowQuality.audio, video: { width: 640 } });
    await w.clock.advance(50);
    const incoming = first(w.bob);
    incoming.accept({ media: { audio: {} } });
    expect(incoming.snapshot.mediaQuality).toEqual({ ...lowQuality, audio: {} });
    await w.clock.advance(100);
    await call.setQuality(hdQuality);
    expect(call.snapshot.mediaQuality).toEqual(hdQuality);
    await expect(call.setQuality({ video: { width: -1 } })).rejects.toMatchObject({
      code: 'invalid-argument',
    });
    expect(call.snapshot.mediaQuality).toEqual(hdQuality);
    expect(() => w.alice.client.call('bob', { media: { video: { height: -1 } } })).toThrow('video.height');
  });

  it('captures a voice anew that cannot be processed otherwise in place, and keeps it muted', async () => {
    const w = await createWorld();
    const call = w.alice.client.call('bob');
    await w.clock.advance(50);
    first(w.bob).accept();
    await w.clock.advance(100);
    await call.setMicrophoneEnabled(false);
    const before = call.snapshot.local;
    await call.setQuality({ audio: { noiseSuppression: false } });
    await w.clock.advance(50);
    const after = call.snapshot.local;
    expect(after.audio.track).not.toBe(before.audio.track);
    expect(before.audio.track?.readyState).toBe('ended');
    expect(after.audio).toMatchObject({ enabled: false, status: 'live', track: { enabled: false } });
    expect(after.video.track).toBe(before.video.track);
    // Nothing is done for what is the same.
    await call.setQuality({ audio: { noiseSuppression: false, maxBitrate: 24_000 } });
    expect(call.snapshot.local.audio.track).toBe(after.audio.track);
  });
});
