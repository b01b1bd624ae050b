import { expect, it } from 'vitest';
import * as index from './index.js';
import * as vite from './vite.js';

it('exports what the README names, and nothing else', () => {
  expect(Object.keys(index)).toEqual(['createDevServer']);
  expect(Object.keys(vite)).toEqual(['parleyDevServer']);
});
