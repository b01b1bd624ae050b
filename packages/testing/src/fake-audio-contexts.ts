import type { AudioContexts, MeterContext, SoundTap } from '@parley/core';
import { FakeTrack } from './fake-tracks.js';

/** A Web Audio whose sounds a test makes up. */
export interface FakeAudioContexts extends AudioContexts {
  /** How many contexts are not closed. */
  readonly opened: number;
  /** How many tracks are listened to. */
  readonly taps: number;
  /** How many listen to contexts and to the page: meters that are gone must leave none. */
  readonly listeners: number;
  /**
   * Lets a track sound, and all its clones: every sample has this size. A track that is muted or over is silent.
   *
   * @param level - 0 to 1
   */
  setLevel(track: MediaStreamTrack, level: number): void;
  /** Puts all contexts into a state, and tells it; one that is `closed` is gone. */
  setState(state: AudioContextState): void;
  /** Lets no context run until `allow()`, as before the page was touched. */
  block(): void;
  allow(): void;
  /** The person touches the page. */
  touch(): void;
  /** There is no Web Audio from now on. */
  remove(): void;
}

/** How many samples a tap reads. */
const size = 128;

interface FakeContext extends MeterContext {
  setState(state: AudioContextState): void;
}

/** Web Audio for Node; nothing sounds at first, and every context runs when it is asked to. */
export function createFakeAudioContexts(): FakeAudioContexts {
  const contexts = new Set<FakeContext>();
  const levels = new WeakMap<MediaStreamTrack, number>();
  const gestures = new Set<() => void>();
  let taps = 0;
  let listeners = 0;
  let isAllowed = true;
  let isThere = true;

  const levelOf = (track: MediaStreamTrack): number => {
    if (!track.enabled || track.readyState === 'ended') return 0;
    return levels.get(track instanceof FakeTrack ? track.origin : track) ?? 0;
  };

  function open(): FakeContext {
    const own = new Set<() => void>();
    let state: AudioContextState = isAllowed ? 'running' : 'suspended';
    const change = (next: AudioContextState): void => {
      if (state === next || state === 'closed') return;
      state = next;
      if (next === 'closed') contexts.delete(context);
      for (const listener of Array.from(own)) listener();
    };
    const context: FakeContext = {
      get state() {
        return state;
      },
      setState: change,
      onStateChange(listener) {
        own.add(listener);
        listeners += 1;
        return () => void (own.delete(listener) && (listeners -= 1));
      },
      // As in Chromium: pending while it is blocked. During a phone call it cannot be had.
      resume() {
        if (!isAllowed) return new Promise(() => undefined);
        if (state === 'interrupted') return Promise.reject(new DOMException('busy', 'InvalidStateError'));
        change('running');
        return Promise.resolve();
      },
      close() {
        change('closed');
        return Promise.resolve();
      },
      tap(track): SoundTap {
        const samples = new Float32Array(size);
        let isOn = true;
        taps += 1;
        return {
          read: () => samples.fill(state === 'running' ? levelOf(track) : 0),
          stop() {
            if (isOn) taps -= 1;
            isOn = false;
          },
        };
      },
    };
    contexts.add(context);
    return context;
  }

  return {
    open: () => (isThere ? open() : null),
    onGesture(listener) {
      gestures.add(listener);
      listeners += 1;
      return () => void (gestures.delete(listener) && (listeners -= 1));
    },
    get opened() {
      return contexts.size;
    },
    get taps() {
      return taps;
    },
    get listeners() {
      return listeners;
    },
    setLevel(track, level) {
      levels.set(track instanceof FakeTrack ? track.origin : track, level);
    },
    setState(state) {
      for (const context of Array.from(contexts)) context.setState(state);
    },
    block() {
      isAllowed = false;
    },
    allow() {
      isAllowed = true;
    },
    touch() {
      for (const listener of Array.from(gestures)) listener();
    },
    remove() {
      isThere = false;
    },
  };
}
