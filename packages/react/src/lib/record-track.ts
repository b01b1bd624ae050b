/** How long a test of the microphone listens, in ms: a sentence. */
const length = 4_000;

/** Whether this browser can record. */
export function canRecord(): boolean {
  return typeof MediaRecorder !== 'undefined';
}

/**
 * Records a microphone for some seconds, also one that is muted in a call: the call hears nothing of it.
 *
 * @param onTrack - given the track that is recorded
 * @param onEnd - given the recording, `null` when it failed; not when it was given up
 * @returns gives it up
 */
export function recordTrack(
  track: MediaStreamTrack,
  onTrack: (track: MediaStreamTrack) => void,
  onEnd: (recording: Blob | null) => void,
): () => void {
  const own = track.clone();
  own.enabled = true;
  const parts: Blob[] = [];
  let isOver = false;
  const end = (recording: Blob | null): void => {
    if (isOver) return;
    giveUp();
    onEnd(recording);
  };
  const recorder = new MediaRecorder(new MediaStream([own]));
  const timer = setTimeout(() => {
    if (recorder.state !== 'inactive') recorder.stop();
  }, length);
  function giveUp(): void {
    isOver = true;
    clearTimeout(timer);
    if (recorder.state !== 'inactive') recorder.stop();
    own.stop();
  }
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  recorder.addEventListener('stop', () => end(new Blob(parts, { type: recorder.mimeType })));
  recorder.addEventListener('error', () => end(null));
  recorder.start();
  onTrack(own);
  return giveUp;
}
