import type { MediaDevicesPort } from '@parley/core';
import { FakeStream, FakeTrack } from './fake-tracks.js';

type Kind = 'audio' | 'video';

/** Devices that give fake tracks, or the failure that they are told to give. */
export interface FakeMedia extends MediaDevicesPort {
  /** Every track that was ever given, so that a test can see that all of them were stopped. */
  readonly tracks: readonly FakeTrack[];
  /** How often a person would have been asked. */
  readonly questions: number;
  /**
   * Makes a kind fail from now on.
   *
   * @param name - of the `DOMException`: `NotAllowedError`, `NotFoundError`, `NotReadableError` …
   */
  fail(kind: Kind, name: string): void;
  /** Makes a kind work again. */
  restore(kind: Kind): void;
  /** Makes the person think before they answer, until the returned function is called. */
  hold(): () => void;
  setSecure(secure: boolean): void;
}

/** Devices for Node; all there and all allowed at first. */
export function createFakeMedia(): FakeMedia {
  const tracks: FakeTrack[] = [];
  const failures = new Map<Kind, string>();
  let secure = true;
  let questions = 0;
  let held: Promise<void> = Promise.resolve();

  return {
    tracks,
    get questions() {
      return questions;
    },
    isSecure: () => secure,
    async getUserMedia({ audio, video }) {
      questions += 1;
      await held;
      const kinds: Kind[] = [...(audio ? (['audio'] as const) : []), ...(video ? (['video'] as const) : [])];
      for (const kind of kinds) {
        const name = failures.get(kind);
        if (name) throw new DOMException(`the fake ${kind} device was told to fail`, name);
      }
      const given = kinds.map((kind) => new FakeTrack(kind, `Fake ${kind}`));
      tracks.push(...given);
      return new FakeStream(given);
    },
    permission: (kind) => Promise.resolve(failures.get(kind) === 'NotAllowedError' ? 'denied' : 'granted'),
    fail: (kind, name) => {
      failures.set(kind, name);
    },
    restore: (kind) => {
      failures.delete(kind);
    },
    hold() {
      const { promise, resolve } = withResolvers();
      held = promise;
      return resolve;
    },
    setSecure: (value) => {
      secure = value;
    },
  };
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  const resolvers: (() => void)[] = [];
  const promise = new Promise<void>((resolve) => {
    resolvers.push(resolve);
  });
  return { promise, resolve: () => resolvers[0]?.() };
}
