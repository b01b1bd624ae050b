import { afterEach, beforeEach, vi } from 'vitest';

/** One sound that was started. */
export interface FakeSound {
  readonly loop: boolean;
  /** Linear, from 0 to 1. */
  readonly volume: number;
  /** In seconds. */
  readonly length: number;
  /** Comes to its end by itself. */
  finish(): void;
}

/** What a page can be heard to do. */
export interface FakeSpeakers {
  /** The sounds that would be heard, or wait until the browser lets them. */
  playing(): readonly FakeSound[];
  /** The contexts that are not closed. */
  open(): readonly { readonly state: string; readonly sinkId: string }[];
  /** No context runs until `allow()`. */
  block(): void;
  allow(): void;
}

class FakeSource {
  buffer: { readonly length: number; readonly sampleRate: number } | null = null;
  loop = false;
  #onEnded: (() => void) | null = null;
  volume = 1;
  readonly #playing: Set<FakeSource>;

  constructor(playing: Set<FakeSource>) {
    this.#playing = playing;
  }

  get length(): number {
    return this.buffer ? this.buffer.length / this.buffer.sampleRate : 0;
  }

  connect<Node extends { readonly gain: { readonly value: number } }>(node: Node): Node {
    this.volume = node.gain.value;
    return node;
  }

  addEventListener(_type: 'ended', listener: () => void): void {
    this.#onEnded = listener;
  }

  start(): void {
    this.#playing.add(this);
  }

  stop(): void {
    this.#playing.delete(this);
  }

  finish(): void {
    this.stop();
    this.#onEnded?.();
  }
}

/** A Web Audio for happy-dom, which has none. */
export function stubAudioContext(): FakeSpeakers {
  let isBlocked = false;
  const playing = new Set<FakeSource>();
  const contexts = new Set<FakeContext>();

  class FakeContext {
    state = 'suspended';
    sinkId = '';
    readonly destination = {};

    constructor() {
      contexts.add(this);
    }

    createBuffer(_channels: number, length: number, sampleRate: number): object {
      return { length, sampleRate, copyToChannel: () => undefined };
    }

    createBufferSource(): FakeSource {
      return new FakeSource(playing);
    }

    createGain(): object {
      return { gain: { value: 1 }, connect: () => undefined, disconnect: () => undefined };
    }

    setSinkId(id: string): Promise<void> {
      this.sinkId = id;
      return Promise.resolve();
    }

    /** As in Chromium: pending while it is blocked. */
    resume(): Promise<void> {
      if (isBlocked) return new Promise(() => undefined);
      this.state = 'running';
      return Promise.resolve();
    }

    suspend(): Promise<void> {
      this.state = 'suspended';
      return Promise.resolve();
    }

    close(): Promise<void> {
      this.state = 'closed';
      contexts.delete(this);
      return Promise.resolve();
    }
  }

  beforeEach(() => {
    isBlocked = false;
    playing.clear();
    contexts.clear();
    vi.stubGlobal('AudioContext', FakeContext);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  return {
    playing: () => [...playing],
    open: () => [...contexts],
    block: () => {
      isBlocked = true;
    },
    allow: () => {
      isBlocked = false;
    },
  };
}
