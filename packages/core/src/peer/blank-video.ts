import type { CancelTimer, Clock } from '../lib/clock.js';

/** A picture of nothing, in the size of a first camera picture: keeps an encoder and a decoder busy until there is one. */
export interface BlankVideo {
  readonly track: MediaStreamTrack;
  /** Gives no more frames; the track stays live. Idempotent. */
  freeze(): void;
}

/** Between two frames, in ms. At half the rate the first camera pictures come some 30 ms later. */
const interval = 100;

/** Makes one; `null` where a canvas cannot be a camera. When it is of no more use, freeze it and stop its track. */
export function createBlankVideo(clock: Clock): BlankVideo | null {
  if (typeof document === 'undefined') return null;
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 480;
  const context = canvas.getContext('2d');
  const track = context && canvas.captureStream().getVideoTracks()[0];
  if (!track) return null;
  let isOdd = false;
  let cancel: CancelTimer;
  const paint = (): void => {
    // Hardly to be told apart, but a canvas that did not change gives no frame.
    isOdd = !isOdd;
    context.fillStyle = isOdd ? '#000' : '#010101';
    context.fillRect(0, 0, canvas.width, canvas.height);
    cancel = clock.after(interval, paint);
  };
  paint();
  return { track, freeze: () => cancel() };
}
