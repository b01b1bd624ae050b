import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './lib/files.mjs';

const page = readFileSync(join(root, 'docs/security.md'), 'utf8');

/** The rows of all tables, without their heads. */
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\|\s*(-|threat)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

/**
 * @param {string} cell - as in the page: a path, then the name of a test
 * @returns {string | null} what is wrong with it
 */
function faultOf(cell) {
  const [, path = '', name = ''] = /^`([^`]+)` › (.+)$/.exec(cell) ?? [];
  if (path === '') return `names no test: ${cell}`;
  if (!existsSync(join(root, path))) return `there is no ${path}`;
  return readFileSync(join(root, path), 'utf8').includes(name) ? null : `${path} has no test "${name}"`;
}

describe('the page on security', () => {
  it('names a test for every threat', () => {
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.flatMap(([, , , test = '']) => faultOf(test) ?? [])).toEqual([]);
  });

  it('would be found out', () => {
    expect(faultOf('later')).toMatch('names no test');
    expect(faultOf('`docs/nothing.test.ts` › is there')).toMatch('there is no');
    expect(faultOf('`scripts/readme.test.mjs` › is made of cheese')).toMatch('has no test');
  });
});
