import { createFakeClock, type FakeClock } from '@parley/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { Liveness, defaultLivenessTimes } from './liveness.js';

describe('Liveness', () => {
  let clock: FakeClock;
  let events: string[];
  let liveness: Liveness;

  beforeEach(() => {
    clock = createFakeClock();
    events = [];
    liveness = new Liveness(clock, defaultLivenessTimes, {
      probe: () => events.push('probe'),
      dead: () => events.push('dead'),
    });
    liveness.start();
  });

  it('probes after 15 s of silence and gives up 10 s later, once', async () => {
    await clock.advance(14_999);
    expect(events).toEqual([]);
    await clock.advance(1);
    expect(events).toEqual(['probe']);
    await clock.advance(9999);
    expect(events).toEqual(['probe']);
    await clock.advance(1);
    expect(events).toEqual(['probe', 'dead']);
    await clock.advance(100_000);
    expect(events).toEqual(['probe', 'dead']);
    expect(clock.pending).toBe(0);
  });

  it('leaves a connection that talks alone', async () => {
    const talk = (left: number): Promise<void> =>
      clock.advance(10_000).then(() => {
        liveness.heard();
        return left === 0 ? undefined : talk(left - 1);
      });
    await talk(20);
    expect(events).toEqual([]);
    await clock.advance(15_000);
    expect(events).toEqual(['probe']);
  });

  it('is content with any answer to its probe', async () => {
    await clock.advance(15_000);
    await clock.advance(9000);
    liveness.heard();
    await clock.advance(14_999);
    expect(events).toEqual(['probe']);
    await clock.advance(1);
    expect(events).toEqual(['probe', 'probe']);
  });

  it('probes at once on a hint, and gives up after 3 s', async () => {
    liveness.check();
    expect(events).toEqual(['probe']);
    await clock.advance(3000);
    expect(events).toEqual(['probe', 'dead']);
  });

  it('shortens a probe that is out, but is not put off by a burst of hints', async () => {
    await clock.advance(15_000);
    liveness.check();
    expect(events).toEqual(['probe', 'probe']);
    await clock.advance(2000);
    liveness.check();
    await clock.advance(1000);
    expect(events).toEqual(['probe', 'probe', 'dead']);
  });

  it('is silent before start and after stop', async () => {
    liveness.stop();
    liveness.heard();
    liveness.check();
    await clock.advance(100_000);
    expect(events).toEqual([]);
    expect(clock.pending).toBe(0);
  });
});
