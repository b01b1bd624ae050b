import { describe, expect, it } from 'vitest';
import { Blur } from './blur.js';
import { takeMask } from './mask.js';
import { Pace } from './pace.js';

/** Black and white stripes, two points wide. */
function stripes(width: number, height: number): Uint8ClampedArray {
  return Uint8ClampedArray.from({ length: width * height * 4 }, (_, i) => {
    const point = Math.floor(i / 4);
    return i % 4 === 3 || Math.floor((point % width) / 2) % 2 === 0 ? 255 : 0;
  });
}

const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
const reds = (pixels: Uint8ClampedArray): number[] => [...pixels].filter((_, i) => i % 4 === 0);

describe('Blur', () => {
  it('takes the contrast away, the strong one more of it, and keeps the brightness', () => {
    const spreads = (['slight', 'strong'] as const).map((strength) => {
      const pixels = stripes(32, 16);
      new Blur(32, 16, strength).run(pixels, () => 0);
      const mean = reds(pixels).reduce((sum, value) => sum + value, 0) / (32 * 16);
      expect(mean).toBeGreaterThan(120);
      expect(mean).toBeLessThan(135);
      return spread(reds(pixels));
    });
    expect(spreads[0]).toBeLessThan(255);
    expect(spreads[1]).toBeLessThan((spreads[0] ?? 0) * 0.75);
  });

  it('lets no color of the person into the background', () => {
    const pixels = new Uint8ClampedArray(32 * 16 * 4).fill(40);
    const isPerson = (point: number): number => (point % 32 >= 10 && point % 32 < 20 ? 1 : 0);
    for (let point = 0; point < 32 * 16; point += 1) if (isPerson(point) === 1) pixels[point * 4] = 255;
    new Blur(32, 16, 'strong').run(pixels, isPerson);
    expect(Math.max(...reds(pixels).filter((_, point) => isPerson(point) === 0))).toBeLessThan(46);
  });
});

describe('takeMask', () => {
  it('smooths what flickers, makes up its mind, and leaves soft edges', () => {
    const [raw, shown] = [new Float32Array(4), new Uint8ClampedArray(16)];
    const alphas = (): number[] => [...shown].filter((_, i) => i % 4 === 3);
    takeMask(raw, Float32Array.of(0.2, 0.5, 0.9, 1), shown, 1);
    expect(alphas()).toEqual([0, 128, 255, 255]);
    takeMask(raw, Float32Array.of(0.2, 0.5, 0.9, 0), shown);
    expect(alphas()[3]).toBeGreaterThan(0);
    for (let i = 0; i < 5; i += 1) takeMask(raw, Float32Array.of(0.2, 0.5, 0.9, 0), shown);
    expect(alphas()).toEqual([0, 128, 255, 0]);
  });
});

describe('Pace', () => {
  it.each([
    [5, 8],
    [20, 4],
    [40, 3],
    [500, 2],
  ])('with %i ms for each look, looks %i times in 8 pictures', (cost, looks) => {
    const pace = new Pace();
    let looked = 0;
    for (let i = 0; i < 8; i += 1) {
      if (!pace.next()) continue;
      looked += 1;
      pace.took(cost);
    }
    expect(looked).toBe(looks);
  });
});
