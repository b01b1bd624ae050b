import { describe, expect, it, vi } from 'vitest';
import { later, withPart } from './later.js';

const part = { answer: 42 };

interface Trip {
  readonly resolve: (found: typeof part) => void;
  readonly reject: (error: Error) => void;
}

/** A part that arrives when told to, or cannot be fetched. */
function onItsWay() {
  const trips: Trip[] = [];
  const fetchPart = (): Promise<typeof part> =>
    new Promise((resolve, reject) => {
      trips.push({ resolve, reject });
    });
  return { source: later('the answer', fetchPart), trips };
}

describe('later', () => {
  it('fetches a part once, and has it from then on', async () => {
    const { source, trips } = onItsWay();
    expect(trips).toHaveLength(0);
    const asked = [source.load(), source.load()];
    expect(source.part).toBeNull();
    trips[0]?.resolve(part);
    expect(await Promise.all(asked)).toEqual([part, part]);
    expect(source.part).toBe(part);
    await source.load();
    expect(trips).toHaveLength(1);
  });

  it('logs that a part cannot be fetched, throws nothing, and tries again when asked again', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const { source, trips } = onItsWay();
    const asked = source.load();
    const offline = new TypeError('Failed to fetch');
    trips[0]?.reject(offline);
    expect(await asked).toBeNull();
    expect(warn.mock.lastCall).toEqual(
      expect.arrayContaining([expect.stringContaining('the answer'), offline]),
    );
    warn.mockRestore();
    const again = source.load();
    trips[1]?.resolve(part);
    expect(await again).toBe(part);
  });
});

describe('withPart', () => {
  it('waits for the part, uses it, and undoes that', async () => {
    const { source, trips } = onItsWay();
    const undo = vi.fn<() => void>();
    const use = vi.fn<(found: typeof part) => () => void>(() => undo);
    const stop = withPart(source, use);
    expect(use).not.toHaveBeenCalled();
    trips[0]?.resolve(part);
    await source.load();
    await vi.waitFor(() => expect(use).toHaveBeenCalledExactlyOnceWith(part));
    stop();
    expect(undo).toHaveBeenCalledOnce();
  });

  it('uses a part at once that is there', async () => {
    const { source, trips } = onItsWay();
    const asked = source.load();
    trips[0]?.resolve(part);
    await asked;
    const use = vi.fn<(found: typeof part) => () => void>(() => () => undefined);
    withPart(source, use);
    expect(use).toHaveBeenCalledOnce();
  });

  it('forgets it when it is not wanted any more', async () => {
    const { source, trips } = onItsWay();
    const use = vi.fn<(found: typeof part) => () => void>(() => () => undefined);
    withPart(source, use)();
    trips[0]?.resolve(part);
    await source.load();
    await Promise.resolve();
    expect(use).not.toHaveBeenCalled();
  });
});
