import { describe, expect, it } from 'vitest';
import { rateReception, transmissionRating } from './rate-reception.js';

describe('transmissionRating', () => {
  it.each([
    // loss, jitter (s), round trip (s), R worked out by hand from the formula of the docstring
    [0, 0, 0, 92.552],
    [0, 0, 0.2, 90.152],
    [0, 0.01, 0.5, 72.905],
    [0.05, 0, 0, 76.771],
    [0.15, 0.02, 0.1, 54.855],
  ])('loss %d, jitter %d s, round trip %d s: R is %d', (loss, jitter, roundTripTime, rating) => {
    expect(transmissionRating(loss, jitter, roundTripTime)).toBeCloseTo(rating, 2);
  });
});

describe('rateReception', () => {
  const sound = { loss: 0, jitter: 0.005 };
  const picture = { frameRate: 24, frozen: 0 };

  it.each([
    ['all is well', { audio: sound, video: picture, roundTripTime: 0.05 }, 2],
    ['some loss', { audio: { ...sound, loss: 0.06 }, video: picture, roundTripTime: 0.05 }, 1],
    ['much loss', { audio: { ...sound, loss: 0.2 }, video: picture, roundTripTime: 0.05 }, 0],
    ['a satellite', { audio: sound, video: null, roundTripTime: 0.6 }, 1],
    ['much jitter', { audio: { ...sound, jitter: 0.2 }, video: null, roundTripTime: 0.05 }, 0],
    ['few frames', { audio: sound, video: { frameRate: 8, frozen: 0 }, roundTripTime: 0.05 }, 1],
    ['a slide show', { audio: sound, video: { frameRate: 2, frozen: 0 }, roundTripTime: 0.05 }, 0],
    ['a freeze', { audio: sound, video: { frameRate: 20, frozen: 0.15 }, roundTripTime: 0.05 }, 1],
    ['long freezes', { audio: sound, video: { frameRate: 20, frozen: 0.4 }, roundTripTime: 0.05 }, 0],
    ['a picture alone', { audio: null, video: picture, roundTripTime: 0.05 }, 2],
    ['nothing at all', { audio: null, video: null, roundTripTime: 0.05 }, null],
  ] as const)('%s', (_, reception, rank) => {
    expect(rateReception(reception, true)).toBe(rank);
  });

  it('leaves out the picture of a camera that is off', () => {
    const dark = { audio: sound, video: { frameRate: 1, frozen: 1 }, roundTripTime: 0 };
    expect(rateReception(dark, false)).toBe(2);
    expect(rateReception({ ...dark, audio: null }, false)).toBeNull();
  });
});
