// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeLocks } from '../test-support/fake-locks.js';
import { inOneTab } from './in-one-tab.js';
import type { TabTurnOptions } from './in-one-tab.js';

const doing = new Set<string>();

/** A tab that wants its turn. */
function open(tab: string, takes: TabTurnOptions['takes'] = 'never'): () => void {
  return inOneTab('turn', { takes }, () => {
    doing.add(tab);
    return () => void doing.delete(tab);
  });
}

let locks = new FakeLocks();
const touch = (hasBeenActive: boolean): void =>
  void vi.stubGlobal('navigator', { locks, userActivation: { hasBeenActive } });

beforeEach(() => {
  doing.clear();
  locks = new FakeLocks();
  touch(false);
});
afterEach(() => vi.unstubAllGlobals());

describe('what one tab does at a time', () => {
  it('is done by the first, then by the next when that one stops', async () => {
    const [first, second, third] = [open('1'), open('2'), open('3')];
    await expect.poll(() => [...doing]).toEqual(['1']);
    second();
    first();
    await expect.poll(() => [...doing]).toEqual(['3']);
    third();
    await expect.poll(() => [...doing]).toEqual([]);
  });

  it('is taken by a tab that needs it at once, and goes back when that one is done', async () => {
    const first = open('1');
    await expect.poll(() => [...doing]).toEqual(['1']);
    const second = open('2', 'now');
    await expect.poll(() => [...doing]).toEqual(['2']);
    second();
    await expect.poll(() => [...doing]).toEqual(['1']);
    first();
    await expect.poll(() => [...doing]).toEqual([]);
  });

  it('goes to the tab that was touched', async () => {
    const first = open('1', 'when-touched');
    await expect.poll(() => [...doing]).toEqual(['1']);
    touch(true);
    const second = open('2', 'when-touched');
    await expect.poll(() => [...doing]).toEqual(['2']);
    window.dispatchEvent(new Event('click'));
    await expect.poll(() => [...doing]).toEqual(['1']);
    window.dispatchEvent(new Event('click'));
    await expect.poll(() => [...doing]).toEqual(['1']);
    first();
    await expect.poll(() => [...doing]).toEqual(['2']);
    second();
    await expect.poll(() => [...doing]).toEqual([]);
  });

  it('is done once by a tab that was touched while it waited', async () => {
    const first = open('1');
    await expect.poll(() => [...doing]).toEqual(['1']);
    const second = open('2', 'when-touched');
    window.dispatchEvent(new Event('keydown'));
    await expect.poll(() => [...doing]).toEqual(['2']);
    second();
    await expect.poll(() => [...doing]).toEqual(['1']);
    first();
    await expect.poll(() => [...doing]).toEqual([]);
  });

  it('is done by every tab where there are no locks', () => {
    vi.stubGlobal('navigator', {});
    const leave = [open('1'), open('2')];
    expect([...doing]).toEqual(['1', '2']);
    for (const stop of leave) stop();
    expect([...doing]).toEqual([]);
  });
});
