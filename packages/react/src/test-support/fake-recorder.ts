import { FakeStream, FakeTrack } from '@parley/testing';
import { afterEach, beforeEach, vi } from 'vitest';

/** What a page that records does. */
export interface FakeRecorders {
  /** The recorders that record or pause. */
  running(): readonly FakeRecorder[];
  /** Every recorder that was made, oldest first. */
  all(): readonly FakeRecorder[];
  /** The tracks that canvases and mixers gave, and nobody stopped. */
  liveTracks(): readonly FakeTrack[];
  /** The AudioContexts that are not closed. */
  openContexts(): number;
  /** The sounds that are mixed. */
  mixed(): readonly MediaStreamTrack[];
  /** No recorder begins from now on. */
  refuse(): void;
}

/** A `MediaRecorder` that writes one byte at its start and one at its end. */
export class FakeRecorder extends EventTarget {
  static isTypeSupported(type: string): boolean {
    return type.startsWith('video/webm');
  }

  state: RecordingState = 'inactive';
  readonly stream: MediaStream;
  readonly mimeType: string;

  constructor(stream: MediaStream, { mimeType = '' }: MediaRecorderOptions = {}) {
    super();
    this.stream = stream;
    this.mimeType = mimeType;
  }

  start(): void {
    this.state = 'recording';
    queueMicrotask(() => this.#give('a'));
  }

  pause(): void {
    this.state = 'paused';
  }

  resume(): void {
    this.state = 'recording';
  }

  stop(): void {
    this.state = 'inactive';
    queueMicrotask(() => {
      this.#give('b');
      this.dispatchEvent(new Event('stop'));
    });
  }

  #give(text: string): void {
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob([text]) }));
  }
}

/** A page that can record, for happy-dom, which has neither `MediaRecorder` nor Web Audio nor canvases. */
export function stubRecorder(): FakeRecorders {
  let recorders: FakeRecorder[] = [];
  let tracks: FakeTrack[] = [];
  let contexts = 0;
  let isRefused = false;
  const mixed = new Set<MediaStreamTrack>();
  const made = (kind: 'audio' | 'video'): FakeStream => {
    const track = new FakeTrack(kind, 'made by the page');
    tracks.push(track);
    return new FakeStream([track]);
  };

  class Recorder extends FakeRecorder {
    constructor(stream: MediaStream, options?: MediaRecorderOptions) {
      if (isRefused) throw new DOMException('refused', 'NotSupportedError');
      super(stream, options);
      recorders.push(this);
    }
  }

  class Context {
    constructor() {
      contexts += 1;
    }

    createMediaStreamDestination(): object {
      return { stream: made('audio') };
    }

    createMediaStreamSource(stream: MediaStream): object {
      const [track] = stream.getAudioTracks();
      return {
        connect: () => track && mixed.add(track),
        disconnect: () => track && mixed.delete(track),
      };
    }

    resume(): Promise<void> {
      return Promise.resolve();
    }

    close(): Promise<void> {
      contexts -= 1;
      return Promise.resolve();
    }
  }

  const paper = {
    measureText: (text: string) => ({ width: 8 * text.length }),
    ...Object.fromEntries(
      [
        'arc',
        'beginPath',
        'clip',
        'drawImage',
        'fill',
        'fillRect',
        'fillText',
        'rect',
        'restore',
        'save',
      ].map((name) => [name, () => undefined]),
    ),
  };

  beforeEach(() => {
    recorders = [];
    tracks = [];
    contexts = 0;
    isRefused = false;
    mixed.clear();
    vi.stubGlobal('MediaRecorder', Recorder);
    vi.stubGlobal('AudioContext', Context);
    Object.defineProperties(HTMLCanvasElement.prototype, {
      captureStream: { configurable: true, value: () => made('video') },
      getContext: {
        configurable: true,
        value(this: HTMLCanvasElement) {
          return { ...paper, canvas: this };
        },
      },
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  return {
    running: () => recorders.filter(({ state }) => state !== 'inactive'),
    all: () => recorders,
    liveTracks: () => tracks.filter(({ readyState }) => readyState === 'live'),
    openContexts: () => contexts,
    mixed: () => [...mixed],
    refuse: () => {
      isRefused = true;
    },
  };
}
