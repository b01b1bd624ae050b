import { backgroundBlur } from '@parley/effects';

/** What is compared: the plain camera, and the effect on both of its ways. */
export type Mode = 'off' | 'auto' | 'canvas';

/** One measurement. */
export interface Result {
  /** Pictures per second that the other side of the call showed. */
  readonly rate: number;
  /** How long each picture took in the worker, in ms. */
  readonly times: readonly number[];
  /** From the wish to the first track, in ms. */
  readonly start: number;
}

declare global {
  interface Window {
    effectsBench: (mode: Mode, seconds: number) => Promise<Result>;
  }
}

const [width, height] = [640, 480];

/** A camera with much to encode: stripes that move, and a shape like a person before them. */
function createCamera(): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  let tick = 0;
  setInterval(() => {
    tick += 1;
    for (let x = 0; x < width; x += 16) {
      context.fillStyle = `hsl(${(x + tick) % 360} 60% 50%)`;
      context.fillRect(x, 0, 16, height);
    }
    context.fillStyle = '#c99';
    context.beginPath();
    context.ellipse(320 + 20 * Math.sin(tick / 20), 190, 70, 95, 0, 0, 7);
    context.fill();
    context.fillStyle = '#345';
    context.fillRect(180 + 20 * Math.sin(tick / 20), 290, 280, 190);
  }, 1000 / 30);
  const [track] = canvas.captureStream(30).getVideoTracks();
  if (!track) throw new Error('no track');
  return track;
}

/** Calls itself over two peer connections. */
async function connect(track: MediaStreamTrack): Promise<RTCRtpReceiver> {
  const [here, there] = [new RTCPeerConnection(), new RTCPeerConnection()];
  here.addEventListener(
    'icecandidate',
    ({ candidate }) => void there.addIceCandidate(candidate ?? undefined),
  );
  there.addEventListener(
    'icecandidate',
    ({ candidate }) => void here.addIceCandidate(candidate ?? undefined),
  );
  here.addTransceiver(track, { direction: 'sendonly' });
  await here.setLocalDescription();
  await there.setRemoteDescription(here.localDescription ?? { type: 'offer', sdp: '' });
  await there.setLocalDescription();
  await here.setRemoteDescription(there.localDescription ?? { type: 'answer', sdp: '' });
  const [receiver] = there.getReceivers();
  if (!receiver) throw new Error('nothing arrives');
  return receiver;
}

const worker = (): Worker => new Worker('/worker.js', { type: 'module' });

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

window.effectsBench = async (mode, seconds) => {
  const camera = createCamera();
  const times: number[] = [];
  const begin = performance.now();
  const run =
    mode === 'off'
      ? { track: camera }
      : await backgroundBlur({
          pipeline: mode,
          assets: { worker, model: '/model.tflite' },
          onFrame: (time) => times.push(time),
        }).start(camera, (cause) => {
          throw cause instanceof Error ? cause : new Error(String(cause));
        });
  const start = performance.now() - begin;
  const receiver = await connect(run.track);
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = new MediaStream([receiver.track]);
  document.body.append(video);
  await video.play();
  // The encoder and the bandwidth estimate find their pace first.
  await wait(3000);
  times.length = 0;
  const [shown, since] = [video.getVideoPlaybackQuality().totalVideoFrames, performance.now()];
  await wait(seconds * 1000);
  const frames = video.getVideoPlaybackQuality().totalVideoFrames - shown;
  return { rate: (frames * 1000) / (performance.now() - since), times, start };
};
