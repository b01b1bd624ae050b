/** The size of all pictures in px: LiveKit's own simulated ones are as large. */
const width = 266;
const height = 160;

/** A track with a still picture: shown like a camera's, and nothing to decode. */
export function pictureTrack(hue: number): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser has no 2D canvas');
  context.fillStyle = `hsl(${hue} 40% 40%)`;
  context.fillRect(0, 0, width, height);
  context.fillStyle = 'gray';
  context.beginPath();
  context.arc(width / 2, height / 2, 50, 0, Math.PI * 2);
  context.fill();
  return firstOf(canvas.captureStream());
}

/** Makes silent tracks that share one source. */
export function createSilence(): () => MediaStreamTrack {
  const source = firstOf(new AudioContext().createMediaStreamDestination().stream);
  return () => source.clone();
}

function firstOf(stream: MediaStream): MediaStreamTrack {
  const [track] = stream.getTracks();
  if (!track) throw new Error('the stream has no track');
  return track;
}
