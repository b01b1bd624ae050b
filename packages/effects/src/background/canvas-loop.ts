/** Pictures drawn on a canvas, for browsers that cannot take tracks apart. */
export interface CanvasLoop {
  readonly track: MediaStreamTrack;
  /** Takes the answer to the picture that was sent last. */
  take(frame: ImageBitmap): void;
  /** Idempotent. */
  stop(): void;
}

/**
 * Plays a track, sends its pictures to be changed and makes a track of what comes back. One picture is away at a time: while
 * it is, the others are left out. Stands still while the page is hidden, because browsers then show no pictures.
 *
 * @param send - gives a picture away
 * @param onFailure - told when no picture can be taken
 * @throws Error where the browser cannot make a track of a canvas
 */
export async function startCanvasLoop(
  source: MediaStreamTrack,
  send: (frame: ImageBitmap) => void,
  onFailure: (cause: unknown) => void,
): Promise<CanvasLoop> {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([source]);
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('bitmaprenderer');
  const { width = 640, height = 480 } = source.getSettings();
  canvas.width = width;
  canvas.height = height;
  let isOver = false;
  let isAway = false;
  const isStopped = (): boolean => isOver;

  const stopVideo = (): void => {
    video.pause();
    video.srcObject = null;
  };

  async function next(): Promise<void> {
    if (isStopped()) return;
    video.requestVideoFrameCallback(() => void next());
    if (isAway || video.videoWidth === 0) return;
    isAway = true;
    try {
      const frame = await createImageBitmap(video);
      if (isStopped()) frame.close();
      else send(frame);
    } catch (error) {
      isAway = false;
      if (!isStopped()) onFailure(error);
    }
  }

  try {
    await video.play();
    const [track] = canvas.captureStream().getVideoTracks();
    if (!context || !track) throw new Error('This browser cannot make a track of a canvas.');
    void next();
    return {
      track,
      take(frame) {
        isAway = false;
        if (isStopped()) frame.close();
        else {
          if (canvas.width !== frame.width) canvas.width = frame.width;
          if (canvas.height !== frame.height) canvas.height = frame.height;
          context.transferFromImageBitmap(frame);
        }
      },
      stop() {
        if (isStopped()) return;
        isOver = true;
        stopVideo();
        track.stop();
      },
    };
  } catch (error) {
    isOver = true;
    stopVideo();
    throw error;
  }
}
