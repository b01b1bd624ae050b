import { createFakeClock } from '@parley/testing';
import { describe, expect, it } from 'vitest';
import { CpuRelief } from './cpu-relief.js';

/** Looks every two seconds, as the statistics do. */
async function run(
  relief: CpuRelief,
  clock: ReturnType<typeof createFakeClock>,
  seconds: number,
  isLimited: boolean,
) {
  const factors: number[] = [];
  for (let at = 0; at < seconds; at += 2) {
    relief.take(isLimited);
    factors.push(relief.factor);
    await clock.advance(2000);
  }
  return factors;
}

describe('relief of the machine', () => {
  it('comes at once, gives each step time, and has an end', async () => {
    const clock = createFakeClock();
    const relief = new CpuRelief(clock);
    expect(relief.factor).toBe(1);
    const factors = await run(relief, clock, 30, true);
    expect(factors[0]).toBeCloseTo(Math.SQRT2);
    expect(factors[1]).toBe(factors[0]);
    expect(factors.at(-1)).toBe(2);
  });

  it('is taken back slowly, step by step', async () => {
    const clock = createFakeClock();
    const relief = new CpuRelief(clock);
    await run(relief, clock, 20, true);
    const factors = await run(relief, clock, 60, false);
    expect(factors[8]).toBe(2); // 16 s of calm are not enough
    expect(factors.at(-1)).toBe(1);
    expect(factors.filter((factor, index) => factor !== factors[index + 1]).length).toBe(3);
  });

  it('waits longer each time that it was taken back too soon', async () => {
    const clock = createFakeClock();
    const relief = new CpuRelief(clock);
    const wait = async (): Promise<number> => (await run(relief, clock, 200, false)).indexOf(1);
    await run(relief, clock, 2, true);
    const first = await wait();
    // It has stayed well since: all begins anew.
    await run(relief, clock, 2, true);
    expect(await wait()).toBe(first);
    await run(relief, clock, 2, true);
    const waits: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      let looks = 0;
      while (relief.factor > 1 && looks < 200) {
        looks += 1;
        await run(relief, clock, 2, false);
      }
      waits.push(looks);
      await run(relief, clock, 8, true); // too soon
    }
    expect(waits[1]).toBeGreaterThan(1.5 * (waits[0] ?? Infinity));
    expect(waits[2]).toBeGreaterThan(1.5 * (waits[1] ?? Infinity));
    expect(waits.at(-1)).toBeLessThan(100); // it never gives up
  });
});
