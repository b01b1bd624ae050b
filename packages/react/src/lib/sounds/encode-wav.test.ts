import { describe, expect, it } from 'vitest';
import { encodeWav } from './encode-wav.js';

describe('a sound as a file', () => {
  it('has a header that tells what follows, and the samples', async () => {
    const blob = encodeWav(new Float32Array([0, 1, -1, 0.5, 2]), 22_050);
    expect(blob.type).toBe('audio/wav');
    const view = new DataView(await blob.arrayBuffer());
    const word = (at: number): string =>
      String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
    expect([0, 8, 12, 36].map(word)).toEqual(['RIFF', 'WAVE', 'fmt ', 'data']);
    expect(view.getUint32(4, true)).toBe(view.byteLength - 8);
    expect(view.getUint32(24, true)).toBe(22_050);
    expect(view.getUint32(40, true)).toBe(10);
    expect(Array.from({ length: 5 }, (_, index) => view.getInt16(44 + 2 * index, true))).toEqual([
      0, 32_767, -32_767, 16_384, 32_767,
    ]);
  });
});
