/** A picture of nothing, in the size of a first camera picture: keeps an encoder and a decoder busy until there is one. */
export interface BlankVideo {
  readonly track: MediaStreamTrack;
  /** Sends a frame. */
  paint(): void;
}

/** Between two frames, in ms. At half the rate the first camera pictures come 30 ms later (bench/call-setup). */
export const blankInterval = 100;

/** Makes one; `null` where a canvas cannot be a camera. Stop its track when it is of no more use. */
export function createBlankVideo(): BlankVideo | null {
  if (typeof document === 'undefined') return null;
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 480;
  const context = canvas.getContext('2d');
  const track = context && canvas.captureStream().getVideoTracks()[0];
  if (!track) return null;
  let isOdd = false;
  return {
    track,
    paint() {
      // Hardly to be told apart, but a canvas that did not change gives no frame.
      isOdd = !isOdd;
      context.fillStyle = isOdd ? '#000' : '#010101';
      context.fillRect(0, 0, canvas.width, canvas.height);
    },
  };
}
