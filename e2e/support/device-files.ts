import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pictureLayout, voiceOf } from './picture.js';

/** What feeds the camera and the microphone of a Chromium instead of devices. */
export interface DeviceFiles {
  /** What it is started with. */
  readonly args: readonly string[];
  remove(): Promise<void>;
}

const [width, height] = [320, 240];
const rate = 20;
const seconds = 3;
const sampleRate = 48_000;

/** Writes the picture and the voice of a person into files, which Chromium plays over and over. */
export async function writeDeviceFiles(pictureId: number): Promise<DeviceFiles> {
  const directory = await mkdtemp(join(tmpdir(), 'parley-devices-'));
  const [camera, microphone] = [join(directory, 'camera.y4m'), join(directory, 'microphone.wav')];
  await writeFile(camera, film(pictureId));
  await writeFile(microphone, tone(voiceOf(pictureId)));
  return {
    args: [`--use-file-for-fake-video-capture=${camera}`, `--use-file-for-fake-audio-capture=${microphone}`],
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

/** YUV4MPEG2, 4:2:0, gray. */
function film(id: number): Buffer {
  const parts: Uint8Array[] = [Buffer.from(`YUV4MPEG2 W${width} H${height} F${rate}:1 Ip A1:1 C420jpeg\n`)];
  const gray = Buffer.alloc((width * height) / 2, 128);
  for (let frame = 0; frame < rate * seconds; frame += 1)
    parts.push(Buffer.from('FRAME\n'), still(id, frame), gray);
  return Buffer.concat(parts);
}

/** The luminance of one frame, by the layout that the tests read. */
function still(id: number, counter: number): Buffer {
  const { columns, rows, marker } = pictureLayout;
  const bits = (value: number): number[] =>
    Array.from({ length: columns }, (_, column) => (value >> (columns - 1 - column)) & 1);
  const cells = [marker, bits(id), bits(~id), bits(counter >> columns), bits(counter), bits(0)];
  const picture = Buffer.alloc(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const cell = cells[Math.floor((y * rows) / height)]?.[Math.floor((x * columns) / width)];
      picture[y * width + x] = cell ? 235 : 16;
    }
  return picture;
}

/** PCM of 16 bits, whole waves only, so that its end joins its beginning. */
function tone(frequency: number): Buffer {
  const samples = Buffer.alloc(2 * sampleRate);
  for (let index = 0; index < sampleRate; index += 1)
    samples.writeInt16LE(
      Math.round(16_000 * Math.sin((2 * Math.PI * frequency * index) / sampleRate)),
      2 * index,
    );
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20); // PCM
  head.writeUInt16LE(1, 22); // one channel
  head.writeUInt32LE(sampleRate, 24);
  head.writeUInt32LE(2 * sampleRate, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}
