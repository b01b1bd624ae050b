import { describe, expect, it } from 'vitest';
import { cornerAfterKey, cornerOf, nextCorner } from './corner.js';
import type { Corner } from './corner.js';

const room = { x: 500, y: 300, width: 1000, height: 600 };
const at = (x: number, y: number) => ({ x, y, width: 100, height: 80 });

describe('a corner', () => {
  it('is the nearest one, as the writing goes', () => {
    expect(cornerOf(at(100, 100), room, false)).toBe('top-start');
    expect(cornerOf(at(100, 100), room, true)).toBe('top-end');
    expect(cornerOf(at(900, 500), room, false)).toBe('bottom-end');
    expect(cornerOf(at(900, 500), room, true)).toBe('bottom-start');
  });

  it('goes where the arrow points', () => {
    expect(cornerAfterKey('bottom-end', 'ArrowUp', false)).toBe('top-end');
    expect(cornerAfterKey('top-end', 'ArrowDown', false)).toBe('bottom-end');
    expect(cornerAfterKey('bottom-end', 'ArrowLeft', false)).toBe('bottom-start');
    expect(cornerAfterKey('bottom-end', 'ArrowLeft', true)).toBe('bottom-end');
    expect(cornerAfterKey('bottom-end', 'ArrowRight', true)).toBe('bottom-start');
    expect(cornerAfterKey('bottom-end', 'Enter', false)).toBeNull();
  });

  it('comes round to all four', () => {
    const seen = new Set<Corner>();
    let corner: Corner = 'bottom-end';
    while (!seen.has(corner)) {
      seen.add(corner);
      corner = nextCorner(corner);
    }
    expect(seen.size).toBe(4);
  });
});
