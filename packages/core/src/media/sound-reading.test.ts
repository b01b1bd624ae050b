import { describe, expect, it } from 'vitest';
import { measureSound } from './sound-reading.js';
import { softLevel } from './soft-level.js';

function tone(amplitude: number): Float32Array {
  return Float32Array.from({ length: 4096 }, (_, index) => amplitude * Math.sin(index / 7));
}

describe('measureSound', () => {
  it('gives the root mean square, as a receiver tells it of its packets, and the largest sample', () => {
    const { level, peak, isFull } = measureSound(tone(0.5));
    expect(level).toBeCloseTo(0.354, 2);
    expect(peak).toBeCloseTo(0.5, 3);
    expect(isFull).toBe(false);
  });

  it('is 0 for silence, and for nothing at all', () => {
    expect(measureSound(new Float32Array(64))).toEqual({ level: 0, peak: 0, isFull: false });
    expect(measureSound(new Float32Array(0))).toEqual({ level: 0, peak: 0, isFull: false });
  });

  it('takes several samples at full scale for too loud, in both directions, and one for a click', () => {
    expect(measureSound(Float32Array.of(0, 1, 0, 0)).isFull).toBe(false);
    expect(measureSound(Float32Array.of(0, 1, -1, 1)).isFull).toBe(true);
    // Beyond full scale is as loud as it gets.
    expect(measureSound(tone(3))).toEqual({ level: 1, peak: 1, isFull: true });
  });
});

describe('softLevel', () => {
  it('rises at once, falls softly, and shows a quiet room as silence', () => {
    expect(softLevel(0, 0.3)).toBe(0.3);
    expect(softLevel(0.3, 0)).toBe(0.12);
    expect(softLevel(0.3, 0, 0)).toBe(0);
    expect(softLevel(0, 0.004)).toBe(0);
    expect(softLevel(0, 7)).toBe(1);
  });
});
