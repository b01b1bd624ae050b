import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { exponentialBackoff } from './reconnect-policy.js';

describe('exponentialBackoff', () => {
  it('doubles its ceiling with each failure, up to the cap', () => {
    const policy = exponentialBackoff({ random: () => 0.999_999 });
    const waits = [0, 1, 2, 3, 4, 5, 6, 7, 50].map((attempt) => Math.round(policy.delay(attempt)));
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('draws from zero, so that clients do not come back all at once', () => {
    expect(exponentialBackoff({ random: () => 0 }).delay(9)).toBe(0);
    expect(exponentialBackoff({ base: 100, random: () => 0.5 }).delay(1)).toBe(100);
  });

  it('stays within its bounds for any attempt and any draw', () => {
    const draws = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.nat(5000), draws, (attempt, draw) => {
        const wait = exponentialBackoff({ base: 200, cap: 7000, random: () => draw }).delay(attempt);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(7000);
      }),
    );
  });
});
