import { createFakeClock } from '@parley/testing';
import { describe, expect, it } from 'vitest';
import { CpuRelief } from './cpu-relief.js';

/** Looks every two seconds, as the statistics do. */
async function run(
  relief: CpuRelief,
  clock: ReturnType<typeof createFakeClock>,
  seconds: number,
  strain: number,
) {
  const factors: number[] = [];
  for (let at = 0; at < seconds; at += 2) {
    relief.take(strain);
    factors.push(relief.relief.scale);
    await clock.advance(2000);
  }
  return factors;
}

describe('relief of the machine', () => {
  it('comes at once, gives each step time, and has an end', async () => {
    const clock = createFakeClock();
    const relief = new CpuRelief(clock);
    expect(relief.relief.scale).toBe(1);
    const factors = await run(relief, clock, 30, 1.2);
    expect(factors[0]).toBeCloseTo(Math.SQRT2);
    expect(factors[1]).toBe(factors[0]);
    expect(factors[2]).toBe(2);
    expect(factors.at(-1)).toBe(2);
    expect(relief.relief.frameRate).toBe(10);
  });

  it('is taken back slowly, step by step', async () => {
    const clock = createFakeClock();
    const relief = new CpuRelief(clock);
    await run(relief, clock, 20, 1.2);
    const factors = await run(relief, clock, 90, 0.2);
    expect(factors[8]).toBe(2); // 16 s of calm are not enough
    expect(factors.at(-1)).toBe(1);
    expect(factors.filter((factor, index) => factor !== factors[index + 1]).length).toBe(3);
  });

  it('is kept while a step back would be too much again', async () => {
    const clock = createFakeClock();
    const relief = new CpuRelief(clock);
    await run(relief, clock, 2, Infinity);
    const factors = await run(relief, clock, 200, 0.7);
    expect(new Set(factors).size).toBe(1);
    expect(factors[0]).toBeCloseTo(Math.SQRT2);
  });

  it('waits longer each time that it was taken back too soon', async () => {
    const clock = createFakeClock();
    const relief = new CpuRelief(clock);
    const wait = async (): Promise<number> => (await run(relief, clock, 300, 0.2)).indexOf(1);
    await run(relief, clock, 2, 1.2);
    const first = await wait();
    // It has stayed well since: all begins anew.
    await run(relief, clock, 2, 1.2);
    expect(await wait()).toBe(first);
    await run(relief, clock, 2, 1.2);
    const waits: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      let looks = 0;
      while (relief.relief.scale > 1 && looks < 400) {
        looks += 1;
        await run(relief, clock, 2, 0.2);
      }
      waits.push(looks);
      await run(relief, clock, 8, 1.2); // too soon
    }
    expect(waits[1]).toBeGreaterThan(1.5 * (waits[0] ?? Infinity));
    expect(waits[2]).toBeGreaterThan(1.5 * (waits[1] ?? Infinity));
    expect(waits.at(-1)).toBeLessThan(200); // it never gives up
  });
});
