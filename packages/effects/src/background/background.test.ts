import { FakeTrack } from '@parley/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { backgroundBlur, backgroundImage, canChangeBackground } from './background.js';

/** A worker that says what it is told to say. */
class FakeWorker extends EventTarget implements Worker {
  onmessage: Worker['onmessage'] = null;
  onmessageerror: Worker['onmessageerror'] = null;
  onerror: Worker['onerror'] = null;
  readonly sent: unknown[] = [];
  isRunning = true;

  readonly #answer: unknown;

  constructor(answer: unknown = { type: 'ready' }) {
    super();
    this.#answer = answer;
  }

  postMessage(message: unknown): void {
    this.sent.push(message);
    queueMicrotask(() => {
      if (this.#answer instanceof Event) this.dispatchEvent(this.#answer);
      else this.tell(this.#answer);
    });
  }

  tell(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  terminate(): void {
    this.isRunning = false;
  }
}

const made: FakeTrack[] = [];

/** What Chromium takes a track apart with, and makes one of. */
class Generator extends FakeTrack {
  readonly writable: WritableStream<unknown> = new WritableStream();

  constructor() {
    super('video', 'generated');
    made.push(this);
  }
}
class Processor {
  readonly readable: ReadableStream<unknown> = new ReadableStream();
}

function blur(worker: FakeWorker) {
  const failures: unknown[] = [];
  const effect = backgroundBlur({ assets: { worker: () => worker, model: 'https://app.example/model' } });
  return {
    failures,
    start: () => effect.start(new FakeTrack('video', 'camera'), (cause) => failures.push(cause)),
  };
}

const live = (): FakeTrack[] => made.filter((track) => track.readyState === 'live');

describe('a background effect', () => {
  beforeEach(() => {
    made.length = 0;
    vi.stubGlobal('Worker', FakeWorker);
    vi.stubGlobal('OffscreenCanvas', EventTarget);
    vi.stubGlobal('ImageBitmap', Map);
    vi.stubGlobal('document', { baseURI: 'https://app.example/' });
    vi.stubGlobal('window', { MediaStreamTrackProcessor: Processor, MediaStreamTrackGenerator: Generator });
  });

  it('gives the track that its worker writes, and ends both', async () => {
    const worker = new FakeWorker();
    const { start, failures } = blur(worker);
    const run = await start();
    expect(run.track).toBe(made[0]);
    expect(worker.sent).toMatchObject([
      { type: 'start', model: 'https://app.example/model', look: { type: 'blur', strength: 'strong' } },
    ]);
    run.stop();
    run.stop();
    expect([worker.isRunning, live()]).toEqual([false, []]);
    expect(failures).toEqual([]);
  });

  it.each([
    ['the model is not there', { type: 'failed', reason: 'Error: The model is not at /x: 404.' }, /404/],
    ['the worker is not there', new Event('error'), /was it found/],
  ])('fails where %s, and leaves nothing', async (_, answer, message) => {
    const worker = new FakeWorker(answer);
    await expect(blur(worker).start()).rejects.toThrow(message);
    expect([worker.isRunning, live()]).toEqual([false, []]);
  });

  it('says when it cannot go on, and goes on until it is stopped', async () => {
    const worker = new FakeWorker();
    const { start, failures } = blur(worker);
    const run = await start();
    worker.tell('something else');
    worker.tell({ type: 'failed', reason: 'out of memory' });
    expect(String(failures)).toContain('out of memory');
    expect(live()).toHaveLength(1);
    run.stop();
    worker.tell({ type: 'failed', reason: 'too late' });
    expect(failures).toHaveLength(1);
  });

  it('knows where it cannot work, and where an image is not', async () => {
    expect(canChangeBackground()).toBe(true);
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 404 })));
    const track = new FakeTrack('video', 'camera');
    await expect(backgroundImage('/none.jpg').start(track, () => undefined)).rejects.toThrow(
      /none\.jpg: 404/,
    );
    vi.stubGlobal('OffscreenCanvas', undefined);
    expect(canChangeBackground()).toBe(false);
    await expect(blur(new FakeWorker()).start()).rejects.toMatchObject({ code: 'not-supported' });
  });

  it('leaves no worker and no live track after 200 rounds', async () => {
    const workers: FakeWorker[] = [];
    for (let round = 0; round < 200; round += 1) {
      const worker = new FakeWorker(round % 4 === 0 ? { type: 'failed', reason: 'no' } : undefined);
      workers.push(worker);
      const run = await blur(worker)
        .start()
        .catch(() => null);
      run?.stop();
    }
    expect(workers.filter(({ isRunning }) => isRunning)).toEqual([]);
    expect([made.length, live()]).toEqual([200, []]);
  });
});
