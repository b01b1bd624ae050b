import { CallError } from '@parley/core';
import type { UserId } from '@parley/core';
import { paintTiles } from './paint-tiles.js';
import type { PaintedTile } from './paint-tiles.js';
import { createPicturePlayers } from './picture-players.js';
import { placeTiles } from './place-tiles.js';
import type { RecordedMedia } from './recorded-tiles.js';
import { createRecordingParts, recordingName } from './recording-file.js';
import type { RecordingFile, RecordingSink } from './recording-file.js';
import { chooseFormat } from './recording-format.js';
import { createSoundMix } from './sound-mix.js';

/** What a recording is like. */
export interface RecorderOptions {
  /** Default: what costs the least here, mostly `webm`. */
  readonly container?: 'webm' | 'mp4' | undefined;
  /** In px. Default 1280 × 720. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** Pictures per second. Default 20. */
  readonly frameRate?: number | undefined;
  /** Default 2 500 000. */
  readonly videoBitsPerSecond?: number | undefined;
  /** Where to write it while it is made. Default: into memory. */
  readonly sink?: RecordingSink | undefined;
}

/** A recording that is being made. */
export interface CallRecorder {
  /** Records these pictures and sounds from now on. */
  follow(media: RecordedMedia): void;
  pause(): void;
  resume(): void;
  /** How much is recorded, in ms, without the pauses. */
  elapsed(): number;
  /**
   * Ends it and lets go of everything.
   *
   * @throws CallError `capture-failed`, with a cause, when the sink refused
   */
  stop(): Promise<RecordingFile>;
}

/** Between two parts, in ms: what a crash would lose, and what a sink is given at once. */
const partLength = 1000;
const gap = 8;

/**
 * Begins to record pictures and sounds, side by side and mixed, into one file.
 *
 * @param nameOf - what stands on a picture
 * @param keep - has a track sent although nobody looks at it, until what it returns is called
 * @param onFailure - it has ended by itself; `stop` gives what there is
 * @throws CallError `not-supported` where the browser has no `MediaRecorder`, or no format that we know
 */
export function startRecorder(
  media: RecordedMedia,
  options: RecorderOptions,
  nameOf: (userId: UserId) => string,
  keep: (track: MediaStreamTrack) => () => void,
  onFailure: () => void,
): CallRecorder {
  const { width = 1280, height = 720, frameRate = 20, videoBitsPerSecond = 2_500_000, sink } = options;
  const format = chooseFormat(options.container);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const surface = canvas.getContext('2d', { alpha: false });
  if (!format || !surface || !('captureStream' in canvas))
    throw new CallError('not-supported', 'This browser cannot record: hide the button for it.');

  const players = createPicturePlayers(keep);
  const mix = createSoundMix();
  const pictures = canvas.captureStream(frameRate);
  const release = async (): Promise<void> => {
    for (const track of pictures.getTracks()) track.stop();
    players.close();
    await mix.close();
  };
  const tracks = [...pictures.getVideoTracks(), ...(mix.track ? [mix.track] : [])];
  const parts = createRecordingParts(format.mimeType, sink);
  let tiles: readonly PaintedTile[] = [];

  const paint = (): void => paintTiles(surface, tiles, players.find);
  const follow: CallRecorder['follow'] = (next) => {
    const screens = next.tiles.filter(({ source }) => source === 'screen').length;
    const box = { x: gap, y: gap, width: width - 2 * gap, height: height - 2 * gap };
    const places = placeTiles(screens, next.tiles.length - screens, box, gap);
    tiles = next.tiles.flatMap((tile, index) => {
      const place = places[index];
      return place ? [{ ...tile, place, name: nameOf(tile.userId) }] : [];
    });
    players.follow(next.tiles.flatMap(({ picture }) => picture ?? []));
    mix.follow(next.sounds);
  };
  const startedAt = Date.now();
  let recorded = 0;
  let since: number | null = performance.now();
  const rest = (): void => {
    if (since !== null) recorded += performance.now() - since;
    since = null;
  };
  let isStopping = false;
  let whenStopped: () => void;
  const stopped = new Promise<void>((resolve) => {
    whenStopped = resolve;
  });
  follow(media);
  paint();
  let recorder: MediaRecorder;
  try {
    recorder = new MediaRecorder(new MediaStream(tracks), { mimeType: format.mimeType, videoBitsPerSecond });
    recorder.start(partLength);
  } catch (cause) {
    void release();
    throw new CallError('not-supported', 'This browser could not begin to record.', { cause });
  }
  const painting = setInterval(paint, 1000 / frameRate);
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size > 0) parts.add(data);
  });
  recorder.addEventListener('stop', () => {
    whenStopped();
    if (!isStopping) onFailure();
  });

  return {
    follow,
    pause() {
      rest();
      if (recorder.state === 'recording') recorder.pause();
    },
    resume() {
      since ??= performance.now();
      if (recorder.state === 'paused') recorder.resume();
    },
    elapsed: () => recorded + (since === null ? 0 : performance.now() - since),
    async stop() {
      isStopping = true;
      rest();
      if (recorder.state !== 'inactive') {
        recorder.stop();
        await stopped;
      }
      clearInterval(painting);
      await release();
      const { mimeType } = format;
      try {
        const blob = await parts.finish();
        return { blob, mimeType, name: recordingName(startedAt, format), duration: Math.round(recorded) };
      } catch (cause) {
        throw new CallError('capture-failed', 'The file could not be written: is there room for it?', {
          cause,
        });
      }
    },
  };
}
