import type { EffectRun } from '@parley/core';
import { limited } from '../limited.js';
import { startCanvasLoop, type CanvasLoop } from './canvas-loop.js';
import type { Look } from './look.js';
import { openTrack } from './track-streams.js';
import { isWorkerMessage, type FrameMessage, type StartMessage } from './worker-messages.js';

/** What one run is made of. */
export interface BackgroundRunOptions {
  readonly source: MediaStreamTrack;
  readonly look: Look;
  readonly model: string;
  readonly createWorker: () => Worker;
  readonly pipeline: 'auto' | 'canvas';
  readonly onFrame: ((time: number) => void) | undefined;
  /** Told once when it cannot go on. */
  readonly onFailure: (cause: unknown) => void;
}

/**
 * Changes the background of one track, in a worker of its own.
 *
 * @throws Error when the worker or the model cannot be loaded, or the browser lacks what it needs
 */
export async function startBackground(options: BackgroundRunOptions): Promise<EffectRun> {
  const { source, look, model, createWorker, pipeline, onFrame } = options;
  const worker = createWorker();
  const streams = pipeline === 'auto' ? openTrack(source) : null;
  let loop: CanvasLoop | null = null;
  let isOver = false;

  function stop(): void {
    if (isOver) return;
    isOver = true;
    loop?.stop();
    streams?.track.stop();
    worker.terminate();
  }

  function fail(cause: unknown): void {
    if (isOver) return;
    // What takes its place is there before it goes; whoever is told stops it.
    options.onFailure(cause);
  }

  const ready = new Promise<void>((resolve, reject) => {
    let isReady = false;
    const failed = (cause: unknown): void => {
      if (isReady) fail(cause);
      else reject(cause instanceof Error ? cause : new Error(String(cause)));
    };
    worker.addEventListener('error', (event) => {
      failed(event.error ?? new Error(`The worker could not run: ${event.message || 'was it found?'}`));
    });
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (!isWorkerMessage(data)) return;
      if (data.type === 'frame') loop?.take(data.frame);
      else if (data.type === 'time') onFrame?.(data.time);
      else if (data.type === 'failed') failed(new Error(data.reason));
      else {
        isReady = true;
        resolve();
      }
    });
  });

  try {
    const message: StartMessage = {
      type: 'start',
      model,
      look,
      streams: streams && { readable: streams.readable, writable: streams.writable },
    };
    worker.postMessage(message, { transfer: streams ? [streams.readable, streams.writable] : [] });
    await limited('Loading the background effect', ready);
    if (streams) return { track: streams.track, stop };
    const send = (frame: ImageBitmap): void => {
      const sent: FrameMessage = { type: 'frame', frame };
      worker.postMessage(sent, { transfer: [frame] });
    };
    loop = await limited('Playing the camera', startCanvasLoop(source, send, fail));
    return { track: loop.track, stop };
  } catch (error) {
    stop();
    throw error;
  }
}
