import type { MediaQuality, VideoQuality } from '../model/media-quality.js';

/** For a weak network or machine: small pictures, few of them. */
export const lowQuality: MediaQuality = {
  audio: { maxBitrate: 24_000 },
  video: { width: 320, height: 240, frameRate: 15, maxBitrate: 150_000, degradationPreference: 'balanced' },
};

/** For everyday calls. */
export const standardQuality: MediaQuality = {
  audio: { maxBitrate: 40_000 },
  video: { width: 640, height: 480, frameRate: 30, maxBitrate: 1_000_000, degradationPreference: 'balanced' },
};

/** For two people with good cameras and a good network. */
export const hdQuality: MediaQuality = {
  audio: { maxBitrate: 64_000 },
  video: {
    width: 1280,
    height: 720,
    frameRate: 30,
    maxBitrate: 2_500_000,
    degradationPreference: 'balanced',
  },
};

/** For a `screen` with text on it: sharp letters, at few pictures per second. */
export const textScreenQuality: VideoQuality = {
  width: 1920,
  height: 1080,
  frameRate: 10,
  maxBitrate: 2_500_000,
  degradationPreference: 'maintain-resolution',
};

/** For a `screen` with films or games on it: smooth, at the price of sharpness. */
export const motionScreenQuality: VideoQuality = {
  width: 1920,
  height: 1080,
  frameRate: 30,
  maxBitrate: 4_000_000,
  degradationPreference: 'maintain-framerate',
};
