import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './files.mjs';

/**
 * The TypeScript of a page of documentation.
 *
 * @param {string} path - relative to the top
 * @returns {{ line: number, language: 'ts' | 'tsx', code: string }[]} each block with the line that it begins on
 */
export function codeBlocks(path) {
  const text = readFileSync(join(root, path), 'utf8');
  return [...text.matchAll(/^```(tsx?)\n([\s\S]*?)^```$/gm)].map(({ index, 1: language, 2: code = '' }) => ({
    line: text.slice(0, index).split('\n').length + 1,
    language: language === 'ts' ? 'ts' : 'tsx',
    code,
  }));
}
