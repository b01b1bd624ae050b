// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { holdWakeLock } from './wake-lock.js';

let held = 0;
let isRefused = false;
let visibility: DocumentVisibilityState = 'visible';
const locks: { released: boolean; release(): Promise<void> }[] = [];

const request = vi.fn<() => Promise<object>>(async () => {
  await Promise.resolve();
  if (isRefused) throw new DOMException('battery', 'NotAllowedError');
  held += 1;
  const lock = {
    released: false,
    async release() {
      if (!lock.released) held -= 1;
      lock.released = true;
    },
  };
  locks.push(lock);
  return lock;
});

/** What a browser does when the person looks at another tab, and when they are back. */
async function look(next: DocumentVisibilityState): Promise<void> {
  visibility = next;
  if (next === 'hidden') await Promise.all(locks.map((lock) => lock.release()));
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  [held, isRefused, visibility] = [0, false, 'visible'];
  locks.length = 0;
  request.mockClear();
  Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: { request } });
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => visibility });
});
afterEach(() => {
  Reflect.deleteProperty(navigator, 'wakeLock');
  Reflect.deleteProperty(document, 'visibilityState');
});

describe('the lock that keeps the screen on', () => {
  it('is held, had again after the page was hidden, and let go', async () => {
    const release = holdWakeLock();
    await vi.waitFor(() => expect(held).toBe(1));
    await look('hidden');
    expect(held).toBe(0);
    await look('visible');
    await vi.waitFor(() => expect(held).toBe(1));
    // One is enough.
    document.dispatchEvent(new Event('visibilitychange'));
    expect(request).toHaveBeenCalledTimes(2);
    release();
    await vi.waitFor(() => expect(held).toBe(0));
    await look('visible');
    expect(request).toHaveBeenCalledTimes(2);
  });

  it('is let go when it comes too late', async () => {
    holdWakeLock()();
    await vi.waitFor(() => expect(locks.map(({ released }) => released)).toEqual([true]));
    expect(held).toBe(0);
  });

  it('is asked for again once it was refused, and not at all where there is none', async () => {
    isRefused = true;
    const release = holdWakeLock();
    await vi.waitFor(() => expect(request).toHaveBeenCalledTimes(1));
    isRefused = false;
    await vi.waitFor(async () => {
      await look('visible');
      expect(held).toBe(1);
    });
    release();
    await vi.waitFor(() => expect(held).toBe(0));
    Reflect.deleteProperty(navigator, 'wakeLock');
    expect(holdWakeLock()()).toBeUndefined();
  });
});
