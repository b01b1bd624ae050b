import { describe, expect, it } from 'vitest';
import { seededRandom } from '@parley/testing';
import { kernelsCode } from './kernels-code.js';
import { createKernels, type KernelName } from './kernels.js';

const random = seededRandom(7);
const some = (count: number): number[] => Array.from({ length: count }, () => random() * 4 - 2);

/** Runs one kernel on lists of numbers: they get places, and these come first among its arguments. */
async function run(
  name: KernelName,
  inputs: readonly (readonly number[])[],
  outputs: number,
  ...sizes: readonly number[]
): Promise<number[]> {
  const module = await WebAssembly.compile(Uint8Array.from(Buffer.from(kernelsCode, 'base64')));
  const kernels = await createKernels(module, 65_536);
  const memory = new Float32Array(kernels.memory.buffer);
  let end = 4;
  const places = inputs.map((values) => {
    const place = end;
    memory.set(values, place);
    end += Math.ceil(values.length / 4) * 4;
    return place * 4;
  });
  kernels.run(name, ...places, end * 4, ...sizes);
  return [...memory.subarray(end, end + outputs)];
}

const close = (values: readonly number[]): unknown[] =>
  values.map((value): unknown => expect.closeTo(value, 3));

const grid = (height: number, width: number, each: (y: number, x: number) => number[]): number[] =>
  Array.from({ length: height * width }, (_, i) => each(Math.floor(i / width), i % width)).flat();

describe('the kernels', () => {
  it.each([4, 7])('multiply %i rows by weights in blocks of 8', async (rows) => {
    const [cin, cout] = [5, 16];
    const [x, w, b] = [some(rows * cin), some(cin * cout), some(cout)];
    const packed = w.map((_, i) => {
      const [first, within] = [Math.floor(i / (cin * 8)) * 8, i % (cin * 8)];
      return w[(first + (within % 8)) * cin + Math.floor(within / 8)] ?? 0;
    });
    const expected = grid(rows, cout, (row, out) => [
      (b[out] ?? 0) +
        x.slice(row * cin, row * cin + cin).reduce((sum, v, i) => sum + v * (w[out * cin + i] ?? 0), 0),
    ]);
    expect(await run('multiply', [x, packed, b], rows * cout, rows, cin, cout)).toEqual(close(expected));
  });

  it('convolve each channel by itself, and lay out surroundings, with zeros around', async () => {
    const [height, width, channels, k, stride] = [5, 4, 4, 3, 2];
    const [x, w, b] = [some(height * width * channels), some(k * k * channels), some(channels)];
    const value = (y: number, column: number, c: number): number =>
      y < 0 || column < 0 || y >= height || column >= width
        ? 0
        : (x[(y * width + column) * channels + c] ?? 0);
    const around = grid(3, 2, (oy, ox) =>
      grid(k, k, (ky, kx) => [0, 1, 2, 3].map((c) => value(oy * stride + ky - 1, ox * stride + kx, c))),
    );
    const sizes = [height, width, channels, k, stride, 1, 0, 3, 2];
    expect(await run('surroundings', [x], around.length, ...sizes)).toEqual(close(around));
    const expected = grid(3, 2, (oy, ox) =>
      [0, 1, 2, 3].map((c) =>
        grid(k, k, (ky, kx) => [
          value(oy * stride + ky - 1, ox * stride + kx, c) * (w[(ky * k + kx) * channels + c] ?? 0),
        ]).reduce((sum, v) => sum + v, b[c] ?? 0),
      ),
    );
    expect(await run('depthwise', [x, w, b], expected.length, ...sizes)).toEqual(close(expected));
  });

  it('bend values', async () => {
    const x = [...some(12), -100, 100, 0, 3];
    expect(await run('relu', [x], 16, 16)).toEqual(close(x.map((v) => Math.max(v, 0))));
    expect(await run('hardSwish', [x], 16, 16)).toEqual(
      close(x.map((v) => (v * Math.min(Math.max(v + 3, 0), 6)) / 6)),
    );
    expect(await run('logistic', [x], 16, 16)).toEqual(close(x.map((v) => 1 / (1 + Math.exp(-v)))));
  });

  it('add, scale and take the mean', async () => {
    const [a, b, factors] = [some(8), some(8), some(4)];
    expect(await run('add', [a, b], 8, 8)).toEqual(close(a.map((v, i) => v + (b[i] ?? 0))));
    expect(await run('scale', [a, factors], 8, 2, 4)).toEqual(
      close(a.map((v, i) => v * (factors[i % 4] ?? 0))),
    );
    expect(await run('mean', [a], 4, 2, 4)).toEqual(
      close([0, 1, 2, 3].map((c) => ((a[c] ?? 0) + (a[c + 4] ?? 0)) / 2)),
    );
  });

  it('enlarge', async () => {
    // One channel of four: between 0 and 4 lie 0, 1, 3 and 4, whose centers are at quarters.
    const x = [0, 0, 0, 0, 4, 4, 4, 4];
    const line = [0, 1, 3, 4].flatMap((v) => [v, v, v, v]);
    expect(await run('resize', [x], 32, 1, 2, 4, 2, 4)).toEqual(close([...line, ...line]));
    const [point, w] = [some(4), some(16)];
    const dot = (k: number): number => point.reduce((sum, v, c) => sum + v * (w[k * 4 + c] ?? 0), 0.5);
    expect(await run('unfold', [point, w, [0.5]], 4, 1, 1, 4)).toEqual(
      close([dot(0), dot(1), dot(2), dot(3)]),
    );
  });
});
