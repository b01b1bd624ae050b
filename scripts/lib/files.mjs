import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The repository's top folder. */
export const root = resolve(import.meta.dirname, '../..');

/** Folders that hold nothing written by hand. */
const skipped = new Set([
  '.git',
  'node_modules',
  'dist',
  'storybook-static',
  'test-results',
  'playwright-report',
  'coverage',
]);

/**
 * All files below a folder, without what is built or installed.
 *
 * @param {string} top - an absolute path
 * @param {string} [under] - where to begin, relative to `top`
 * @returns {string[]} paths relative to `top`, with forward slashes, sorted
 */
export function listFiles(top, under = '') {
  /** @type {string[]} */
  const found = [];
  for (const entry of readdirSync(join(top, under), { withFileTypes: true })) {
    const path = under ? `${under}/${entry.name}` : entry.name;
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name)) found.push(...listFiles(top, path));
    } else if (entry.isFile()) {
      found.push(path);
    }
  }
  return found.toSorted();
}
