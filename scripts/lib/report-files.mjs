import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './files.mjs';

/**
 * Where a suite leaves its JSON report.
 *
 * @param {string} suite
 * @returns {string} a path relative to the top
 */
export function reportPath(suite) {
  return `node_modules/.cache/parley/reports/${suite}.json`;
}

/**
 * Makes room for a report: what an earlier run left must not be taken for this run's.
 *
 * @param {string} suite
 */
export function clearReport(suite) {
  const file = join(root, reportPath(suite));
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
}

/**
 * @param {string} suite
 * @returns {unknown} `null` when there is no report or it is not JSON
 */
export function readReport(suite) {
  try {
    return JSON.parse(readFileSync(join(root, reportPath(suite)), 'utf8'));
  } catch {
    return null;
  }
}

/**
 * @param {string} suite
 * @param {import('./reports.mjs').Tally} tally
 */
export function writeReport(suite, tally) {
  clearReport(suite);
  writeFileSync(join(root, reportPath(suite)), JSON.stringify(tally));
}
