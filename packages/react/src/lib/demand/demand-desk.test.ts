// @vitest-environment happy-dom
import type { PictureSize } from '@parley/core';
import { createCallStore } from '@parley/store';
import type { CallStore } from '@parley/store';
import { FakeTrack } from '@parley/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStillCall } from '../../test-support/still-call.js';
import type { StillCall } from '../../test-support/still-call.js';
import { demandDeskOf } from './demand-desk.js';
import type { DemandDesk } from './demand-desk.js';

/** What was measured of elements, and who is told of it. */
class FakeLayout {
  static readonly observed = new Map<Element, Set<FakeLayout>>();
  static made = 0;
  readonly tell: (entries: readonly object[]) => void;

  constructor(tell: (entries: readonly object[]) => void) {
    FakeLayout.made += 1;
    this.tell = tell;
  }

  observe(element: Element): void {
    FakeLayout.observed.set(element, (FakeLayout.observed.get(element) ?? new Set()).add(this));
  }

  unobserve(element: Element): void {
    FakeLayout.observed.delete(element);
  }

  disconnect(): void {
    FakeLayout.made -= 1;
  }
}

/** Lays an element out; `null`: it is scrolled away. */
function lay(element: Element, size: PictureSize | null): void {
  const entry = {
    target: element,
    contentRect: size ?? { width: 100, height: 100 },
    isIntersecting: size !== null,
  };
  for (const { tell } of FakeLayout.observed.get(element) ?? []) tell([entry]);
}

let visibility: DocumentVisibilityState = 'visible';
const original = { resize: window.ResizeObserver, intersection: window.IntersectionObserver };

function show(state: DocumentVisibilityState): void {
  visibility = state;
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  FakeLayout.made = 0;
  Object.assign(window, {
    ResizeObserver: FakeLayout,
    IntersectionObserver: FakeLayout,
    devicePixelRatio: 2,
  });
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => visibility });
});

afterEach(() => {
  visibility = 'visible';
  Object.assign(window, {
    ResizeObserver: original.resize,
    IntersectionObserver: original.intersection,
    devicePixelRatio: 1,
  });
  Reflect.deleteProperty(document, 'visibilityState');
});

const tracks: Record<string, MediaStreamTrack> = {
  bob: new FakeTrack('video', 'Bob'),
  carol: new FakeTrack('video', 'Carol'),
};

interface Scene {
  readonly call: StillCall;
  readonly store: CallStore;
  readonly desk: DemandDesk;
  readonly bob: HTMLVideoElement;
  readonly stop: () => void;
}

/** Bob has an element, Carol has none. */
async function start(): Promise<Scene> {
  const people = [['bob', 'Bob'] as const, ['carol', 'Carol'] as const];
  const call = await createStillCall({ people, picture: (userId) => tracks[userId] ?? null });
  const store = createCallStore(call.client);
  const desk = demandDeskOf(store);
  const bob = document.createElement('video');
  const stop = desk.watch(bob, track('bob'));
  return { call, store, desk, bob, stop };
}

function track(userId: string): MediaStreamTrack {
  const found = tracks[userId];
  if (!found) throw new Error(`there is no ${userId}`);
  return found;
}

async function expectDemand(
  { call }: Scene,
  userId: string,
  camera: PictureSize | null | undefined,
): Promise<void> {
  await vi.waitFor(() => expect(call.demands.get(userId)).toEqual(camera === undefined ? {} : { camera }));
}

const small = { width: 160, height: 90 };
const smallInPixels = { width: 320, height: 180 };

describe('what the others are told', () => {
  it('is how many pixels of the device show them, and nothing of those whom nobody speaks for', async () => {
    const scene = await start();
    await expectDemand(scene, 'bob', undefined); // not measured yet
    lay(scene.bob, small);
    await expectDemand(scene, 'bob', smallInPixels);
    expect(scene.call.demands.get('carol')).toEqual({});
    lay(scene.bob, null);
    await expectDemand(scene, 'bob', null);
  });

  it('is the largest of several elements, with two observers for all of them', async () => {
    const scene = await start();
    const other = document.createElement('video');
    const stopOther = scene.desk.watch(other, track('bob'));
    lay(scene.bob, small);
    lay(other, { width: 50, height: 400 });
    await expectDemand(scene, 'bob', { width: 320, height: 800 });
    expect(FakeLayout.made).toBe(2);
    stopOther();
    await expectDemand(scene, 'bob', smallInPixels);
    scene.stop();
    await vi.waitFor(() => expect(FakeLayout.made).toBe(0));
  });

  it('is that those without an element are not shown, where all of a call is', async () => {
    const scene = await start();
    const stopSpeaking = scene.desk.speakFor(null);
    lay(scene.bob, small);
    await expectDemand(scene, 'carol', null);
    // Their camera is off: once it comes on, it need not wait.
    scene.call.setPerson('carol', { videoEnabled: false });
    await expectDemand(scene, 'carol', undefined);
    scene.call.setPerson('carol', { videoEnabled: true });
    await expectDemand(scene, 'carol', null);
    // The tile of a page that was turned.
    scene.stop();
    await expectDemand(scene, 'bob', null);
    stopSpeaking();
    // Nobody speaks any more: another part of the app may show them.
    await expectDemand(scene, 'bob', undefined);
    expect(scene.call.demands.get('carol')).toEqual({});
  });

  it('is nothing from a hidden page, at once, and all again when it comes back', async () => {
    const scene = await start();
    scene.desk.speakFor(null);
    lay(scene.bob, small);
    await expectDemand(scene, 'bob', smallInPixels);
    show('hidden');
    expect(scene.call.demands.get('bob')).toEqual({ camera: null });
    expect(scene.call.demands.get('carol')).toEqual({ camera: null });
    show('visible');
    expect(scene.call.demands.get('bob')).toEqual({ camera: smallInPixels });
  });

  it('is the window that floats above a hidden page', async () => {
    const scene = await start();
    lay(scene.bob, { width: 1, height: 1 });
    const event = new Event('enterpictureinpicture');
    Reflect.set(event, 'pictureInPictureWindow', { width: 300, height: 200 });
    scene.bob.dispatchEvent(event);
    show('hidden');
    expect(scene.call.demands.get('bob')).toEqual({ camera: { width: 600, height: 400 } });
    scene.bob.dispatchEvent(new Event('leavepictureinpicture'));
    expect(scene.call.demands.get('bob')).toEqual({ camera: null });
  });

  it('is all of it while it is recorded, whatever is shown', async () => {
    const scene = await start();
    lay(scene.bob, small);
    await expectDemand(scene, 'bob', smallInPixels);
    const letGo = scene.desk.keep(track('bob'));
    await expectDemand(scene, 'bob', undefined);
    show('hidden');
    expect(scene.call.demands.get('bob')).toEqual({});
    letGo();
    await expectDemand(scene, 'bob', null);
  });

  it('leaves out the bars beside a picture of another shape', async () => {
    const scene = await start();
    scene.bob.style.objectFit = 'contain';
    document.body.append(scene.bob);
    for (const [name, value] of [
      ['videoWidth', 90],
      ['videoHeight', 160],
    ] as const)
      Object.defineProperty(scene.bob, name, { value });
    lay(scene.bob, { width: 400, height: 160 });
    await vi.waitFor(() =>
      expect(scene.call.demands.get('bob')).toEqual({ camera: { width: 180, height: 320 } }),
    );
    scene.bob.remove();
  });
});
