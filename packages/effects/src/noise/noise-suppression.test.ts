import { FakeStream, FakeTrack } from '@parley/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { canSuppressNoise, noiseSuppression } from './noise-suppression.js';

class FakeNode extends EventTarget {
  connections = 0;
  stream: FakeStream | null = null;
  channelCount = 2;
  readonly port: { postMessage: (message: unknown) => void } = { postMessage: () => undefined };

  connect(node: FakeNode): FakeNode {
    this.connections += 1;
    return node;
  }

  disconnect(): void {
    this.connections = 0;
  }
}

const contexts: FakeContext[] = [];

class FakeContext extends EventTarget {
  state: AudioContextState = 'running';
  readonly nodes: FakeNode[] = [];
  readonly audioWorklet: { addModule: (url: string) => Promise<void> } = {
    addModule: () => Promise.resolve(),
  };
  readonly sampleRate: number;

  constructor({ sampleRate }: { sampleRate: number }) {
    super();
    this.sampleRate = sampleRate;
    contexts.push(this);
  }

  resume(): Promise<void> {
    this.state = 'running';
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.state = 'closed';
    return Promise.resolve();
  }

  createMediaStreamSource(): FakeNode {
    return this.#add();
  }

  createMediaStreamDestination(): FakeNode {
    const node = this.#add();
    node.stream = new FakeStream([new FakeTrack('audio', 'denoised')]);
    return node;
  }

  #add(): FakeNode {
    const node = new FakeNode();
    this.nodes.push(node);
    return node;
  }
}

const worklets: FakeNode[] = [];
class FakeWorkletNode extends FakeNode {
  constructor() {
    super();
    worklets.push(this);
  }
}

const microphone = (): FakeTrack => new FakeTrack('audio', 'microphone');

describe('noise suppression', () => {
  beforeEach(() => {
    contexts.length = 0;
    worklets.length = 0;
    vi.stubGlobal('AudioContext', FakeContext);
    vi.stubGlobal('AudioWorkletNode', FakeWorkletNode);
    vi.stubGlobal('MediaStream', FakeStream);
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(new ArrayBuffer(8))));
  });

  it('works at the rate of RNNoise, and leaves no context, node or track after 200 rounds', async () => {
    const tracks: MediaStreamTrack[] = [];
    for (let round = 0; round < 200; round += 1) {
      const run = await noiseSuppression().start(microphone(), () => undefined);
      tracks.push(run.track);
      expect(run.track.readyState).toBe('live');
      run.stop();
      run.stop();
    }
    expect(contexts).toHaveLength(200);
    expect(contexts.filter(({ state, sampleRate }) => state !== 'closed' || sampleRate !== 48_000)).toEqual(
      [],
    );
    const nodes = [...contexts.flatMap(({ nodes: all }) => all), ...worklets];
    expect(nodes.filter(({ connections }) => connections > 0)).toEqual([]);
    expect(tracks.filter(({ readyState }) => readyState === 'live')).toEqual([]);
  });

  it('closes what it opened when a file is not there', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 404 })));
    await expect(noiseSuppression().start(microphone(), () => undefined)).rejects.toThrow(/404/);
    expect(contexts.map(({ state }) => state)).toEqual(['closed']);
  });

  it('wakes up after an interruption, and says when the worklet breaks', async () => {
    const failures: unknown[] = [];
    const run = await noiseSuppression().start(microphone(), (cause) => failures.push(cause));
    const [context] = contexts;
    if (context) context.state = 'suspended';
    context?.dispatchEvent(new Event('statechange'));
    expect(context?.state).toBe('running');
    worklets[0]?.dispatchEvent(new Event('processorerror'));
    expect(failures).toHaveLength(1);
    run.stop();
  });

  it('knows where it cannot work', async () => {
    expect(canSuppressNoise()).toBe(true);
    vi.stubGlobal('AudioWorkletNode', undefined);
    expect(canSuppressNoise()).toBe(false);
    await expect(noiseSuppression().start(microphone(), () => undefined)).rejects.toMatchObject({
      code: 'not-supported',
    });
  });
});
