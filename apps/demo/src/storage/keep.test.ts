import { expect, it } from 'vitest';
import { memoryKeep } from '../test-support/memory-keep.js';
import { keepOf } from './keep.js';

it('stores what the browser lets it', () => {
  const memory = memoryKeep();
  const keep = keepOf(() => memory);
  keep.setItem('a', '1');
  expect(keep.getItem('a')).toBe('1');
  keep.removeItem('a');
  expect(keep.getItem('a')).toBeNull();
});

it('does without a storage that is refused', () => {
  const keep = keepOf(() => {
    throw new DOMException('blocked', 'SecurityError');
  });
  keep.setItem('a', '1');
  keep.removeItem('a');
  expect(keep.getItem('a')).toBeNull();
});
