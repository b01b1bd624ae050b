import type { ListedDevice, MediaDevicesPort } from '@parley/core';

/** What the picture of a canvas camera shows. */
export interface CanvasPicture {
  /** Any CSS color. */
  readonly color: string;
  readonly label: string;
  /** Width and height in px. Default 640 × 480. */
  readonly width?: number;
  readonly height?: number;
}

/**
 * Devices for a browser that need no hardware and no permission: a still canvas for a camera and silence for
 * a microphone, both real tracks, so that stories look like calls.
 */
export function createCanvasMedia(picture: CanvasPicture): MediaDevicesPort {
  return {
    isSecure: () => true,
    canSelectSpeaker: () => false,
    canShareScreen: () => true,
    enumerateDevices: () => Promise.resolve(canvasDevices),
    onDeviceChange: () => () => undefined,
    getDisplayMedia: () => Promise.resolve(drawScreen()),
    permission: () => Promise.resolve('granted'),
    onPermissionChange: () => () => undefined,
    getUserMedia({ audio, video }) {
      const stream = new MediaStream();
      if (video) for (const track of drawPicture(picture).getTracks()) stream.addTrack(track);
      if (audio) for (const track of silence().getTracks()) stream.addTrack(track);
      return Promise.resolve(stream);
    },
  };
}

/** What a story shows in its device menus. */
const canvasDevices: readonly ListedDevice[] = [
  { kind: 'audioinput', deviceId: 'canvas-microphone', groupId: 'canvas', label: 'Built-in microphone' },
  { kind: 'audioinput', deviceId: 'canvas-headset', groupId: 'headset', label: 'Headset' },
  { kind: 'videoinput', deviceId: 'canvas-camera', groupId: 'canvas', label: 'Built-in camera' },
  { kind: 'audiooutput', deviceId: 'canvas-speaker', groupId: 'canvas', label: 'Built-in speakers' },
];

/** A page of text, as a shared window looks. */
function drawScreen(): MediaStream {
  const [canvas, context] = createCanvas(1280, 720);
  context.fillStyle = '#f4f4f6';
  context.fillRect(0, 0, 1280, 720);
  context.fillStyle = '#30303a';
  context.fillRect(0, 0, 1280, 56);
  for (let line = 0; line < 14; line += 1)
    context.fillRect(96, 112 + line * 40, 480 + ((line * 173) % 520), 12);
  return canvas.captureStream();
}

function createCanvas(width: number, height: number): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser has no 2D canvas to draw a fake camera on.');
  return [canvas, context];
}

function drawPicture({ color, label, width = 640, height = 480 }: CanvasPicture): MediaStream {
  const [canvas, context] = createCanvas(width, height);
  context.fillStyle = color;
  context.fillRect(0, 0, width, height);
  // A head and shoulders, so that cropping and mirroring show.
  context.fillStyle = 'rgb(255 255 255 / 0.35)';
  context.beginPath();
  context.arc(width / 2, height * 0.42, height * 0.17, 0, Math.PI * 2);
  context.ellipse(width / 2, height * 1.02, height * 0.38, height * 0.36, 0, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = 'white';
  context.font = `600 ${Math.round(height / 12)}px sans-serif`;
  context.fillText(label, width * 0.04, height * 0.11);
  return canvas.captureStream();
}

function silence(): MediaStream {
  return new AudioContext().createMediaStreamDestination().stream;
}
