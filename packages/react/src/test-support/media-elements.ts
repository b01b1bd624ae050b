import { FakeStream } from '@parley/testing';
import { afterEach, beforeEach, vi } from 'vitest';

/** What the fake `<audio>` and `<video>` do. */
export interface MediaElements {
  /** The browser lets nothing be heard until `allowSound`. */
  blockSound(): void;
  allowSound(): void;
  /** The elements that play now. */
  playing(): HTMLMediaElement[];
}

/** happy-dom's media elements take no streams: these do, and tell who plays. */
export function stubMediaElements(): MediaElements {
  let isBlocked = false;
  const playing = new Set<HTMLMediaElement>();
  const sources = new WeakMap<HTMLMediaElement, unknown>();

  beforeEach(() => {
    isBlocked = false;
    playing.clear();
    vi.stubGlobal('MediaStream', FakeStream);
    Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
      configurable: true,
      get(this: HTMLMediaElement) {
        return sources.get(this) ?? null;
      },
      set(this: HTMLMediaElement, source: unknown) {
        sources.set(this, source);
        if (!source) playing.delete(this);
      },
    });
    Object.defineProperty(HTMLMediaElement.prototype, 'play', {
      configurable: true,
      async value(this: HTMLMediaElement) {
        await Promise.resolve();
        if (isBlocked && !this.muted) throw new DOMException('touch the page first', 'NotAllowedError');
        playing.add(this);
      },
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  return {
    blockSound: () => {
      isBlocked = true;
    },
    allowSound: () => {
      isBlocked = false;
    },
    playing: () => [...playing],
  };
}
