import { beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../test-kit/manual-clock.js';
import { Liveness, defaultLivenessTimes } from './liveness.js';

describe('Liveness', () => {
  let clock: ManualClock;
  let events: string[];
  let liveness: Liveness;

  beforeEach(() => {
    clock = new ManualClock();
    events = [];
    liveness = new Liveness(clock, defaultLivenessTimes, {
      probe: () => events.push('probe'),
      dead: () => events.push('dead'),
    });
    liveness.start();
  });

  it('probes after 15 s of silence and gives up 10 s later, once', () => {
    clock.advance(14_999);
    expect(events).toEqual([]);
    clock.advance(1);
    expect(events).toEqual(['probe']);
    clock.advance(9999);
    expect(events).toEqual(['probe']);
    clock.advance(1);
    expect(events).toEqual(['probe', 'dead']);
    clock.advance(100_000);
    expect(events).toEqual(['probe', 'dead']);
    expect(clock.pending).toBe(0);
  });

  it('leaves a connection that talks alone', () => {
    for (let i = 0; i < 20; i++) {
      clock.advance(10_000);
      liveness.heard();
    }
    expect(events).toEqual([]);
    clock.advance(15_000);
    expect(events).toEqual(['probe']);
  });

  it('is content with any answer to its probe', () => {
    clock.advance(15_000);
    clock.advance(9000);
    liveness.heard();
    clock.advance(14_999);
    expect(events).toEqual(['probe']);
    clock.advance(1);
    expect(events).toEqual(['probe', 'probe']);
  });

  it('probes at once on a hint, and gives up after 3 s', () => {
    liveness.check();
    expect(events).toEqual(['probe']);
    clock.advance(3000);
    expect(events).toEqual(['probe', 'dead']);
  });

  it('shortens a probe that is out, but is not put off by a burst of hints', () => {
    clock.advance(15_000);
    liveness.check();
    expect(events).toEqual(['probe', 'probe']);
    clock.advance(2000);
    liveness.check();
    clock.advance(1000);
    expect(events).toEqual(['probe', 'probe', 'dead']);
  });

  it('is silent before start and after stop', () => {
    liveness.stop();
    liveness.heard();
    liveness.check();
    clock.advance(100_000);
    expect(events).toEqual([]);
    expect(clock.pending).toBe(0);
  });
});
