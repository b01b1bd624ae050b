/** Where and as whom to sign in. */
export interface Login {
  readonly url: string;
  readonly host: string;
  readonly userId: number;
  readonly password: string;
  /** The other one. */
  readonly peerId: number;
}

/** When something happened, in ms since the epoch with a fraction; comparable between windows of one browser. */
export interface Marks {
  called?: number;
  rang?: number;
  accepted?: number;
  /** The first remote frame that was not black. */
  firstFrame?: number;
  /** Frames before it: a black one is not a picture. */
  blackFrames: number;
}

/** One way to make a call, the same for all that are compared: `window.bench`. */
export interface CallDriver {
  readonly marks: Marks;
  signIn(login: Login): Promise<void>;
  /** Opens camera and microphone ahead of the click, as an app with a preview does. */
  prepare(): Promise<void>;
  /** The caller's click; captures if `prepare` did not. */
  call(): void;
  /** The callee's click; captures if `prepare` did not. */
  accept(): void;
  hangUp(): void;
  /** How many remote frames have been shown. */
  frames(): number;
}

declare global {
  interface Window {
    bench: CallDriver;
  }
}

/** What everyone asks of the devices. */
export const constraints = {
  audio: true,
  video: { width: 640, height: 480 },
} as const satisfies MediaStreamConstraints;

/** Now, for a mark. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

/** Opens camera and microphone. */
export function capture(): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia(constraints);
}

/** A large enough element for the remote picture, which marks its first frame. */
export function remoteVideo(marks: Marks): HTMLVideoElement {
  const video = document.createElement('video');
  video.autoplay = true;
  video.playsInline = true;
  video.width = 640;
  video.height = 480;
  document.body.append(video);
  const look = (): void => {
    const at = now();
    if (isBlack(video)) {
      marks.blackFrames += 1;
      video.requestVideoFrameCallback(look);
    } else marks.firstFrame = at;
  };
  video.requestVideoFrameCallback(look);
  return video;
}

function isBlack(video: HTMLVideoElement): boolean {
  const surface = new OffscreenCanvas(32, 24).getContext('2d');
  if (surface === null) return true;
  surface.drawImage(video, 0, 0, 32, 24);
  const { data } = surface.getImageData(0, 0, 32, 24);
  // Every fourth value is the opacity.
  return !data.some((value, index) => index % 4 !== 3 && value > 40);
}
