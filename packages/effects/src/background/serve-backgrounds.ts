import { loadNetwork } from '../segmenter/load-network.js';
import { Compositor } from './compositor.js';
import { isMessage, isStartMessage, type StartMessage, type WorkerMessage } from './worker-messages.js';

/**
 * Changes backgrounds in the worker that calls it, until the page ends the worker. For those whose bundler does not find
 * our worker: a module with nothing but this call is one.
 */
export function serveBackgrounds(): void {
  let compositor: Promise<Compositor> | null = null;
  self.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isStartMessage(data)) {
      compositor = loadNetwork(data.model).then((network) => new Compositor(network, data.look));
      void work(compositor, data);
    } else if (isMessage(data) && 'frame' in data && data.frame instanceof ImageBitmap)
      void answer(compositor, data.frame);
  });
}

async function work(loading: Promise<Compositor>, { streams }: StartMessage): Promise<void> {
  try {
    const drawer = await loading;
    tell({ type: 'ready' });
    // What comes while one picture is at work is dropped before it gets here, all but the newest.
    const change = new TransformStream<unknown, VideoFrame>({
      transform: (frame, controller) => {
        if (frame instanceof VideoFrame) controller.enqueue(changed(drawer, frame));
      },
    });
    await streams?.readable.pipeThrough(change).pipeTo(streams.writable);
  } catch (error) {
    tell({ type: 'failed', reason: String(error) });
  }
}

function changed(drawer: Compositor, frame: VideoFrame): VideoFrame {
  const begin = performance.now();
  try {
    const canvas = drawer.draw(frame);
    return new VideoFrame(canvas, { timestamp: frame.timestamp, alpha: 'discard' });
  } finally {
    frame.close();
    tell({ type: 'time', time: performance.now() - begin });
  }
}

async function answer(loading: Promise<Compositor> | null, frame: ImageBitmap): Promise<void> {
  try {
    const compositor = await loading;
    if (!compositor) throw new Error('A picture came before the worker was started.');
    const begin = performance.now();
    const answered = compositor.draw(frame).transferToImageBitmap();
    tell({ type: 'frame', frame: answered }, [answered]);
    tell({ type: 'time', time: performance.now() - begin });
  } catch (error) {
    tell({ type: 'failed', reason: String(error) });
  } finally {
    frame.close();
  }
}

function tell(message: WorkerMessage, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}
