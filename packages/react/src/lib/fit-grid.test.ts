import { describe, expect, it } from 'vitest';
import { fitGrid } from './fit-grid.js';

const wide = { width: 1600, height: 900, gap: 8 };
const upright = { width: 360, height: 720, gap: 8 };

describe('fitGrid', () => {
  it('gives one tile the whole room, whatever its shape', () => {
    expect(fitGrid(1, upright)).toEqual({ columns: 1, width: 360, height: 720 });
  });

  it.each([
    [2, 2],
    [3, 2],
    [4, 2],
    [6, 3],
    [9, 3],
    [16, 4],
  ])('%i tiles in a wide room stand in %i columns', (count, columns) => {
    expect(fitGrid(count, wide).columns).toBe(columns);
  });

  it('stacks two on an upright phone', () => {
    expect(fitGrid(2, upright).columns).toBe(1);
  });

  it('never leaves the room and never cuts a face', () => {
    for (let count = 2; count <= 60; count += 1) {
      for (const box of [wide, upright, { width: 2560, height: 400, gap: 8 }]) {
        const { columns, width, height } = fitGrid(count, box);
        const rows = Math.ceil(count / columns);
        expect(columns * width + (columns - 1) * box.gap).toBeLessThanOrEqual(box.width + 1e-6);
        expect(rows * height + (rows - 1) * box.gap).toBeLessThanOrEqual(box.height + 1e-6);
        expect(width / height).toBeGreaterThanOrEqual(3 / 4 - 1e-6);
        expect(width / height).toBeLessThanOrEqual(16 / 9 + 1e-6);
      }
    }
  });

  it('survives no room at all', () => {
    expect(fitGrid(4, { width: 0, height: 0, gap: 8 })).toEqual({ columns: 1, width: 0, height: 0 });
  });
});
