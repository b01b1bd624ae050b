import { property } from './property.mjs';

/**
 * How many tests passed, failed and were skipped.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Tally
 */

/**
 * @param {unknown} value
 * @param {string} key
 * @returns {number} 0 unless it is a number
 */
function count(value, key) {
  const found = property(value, key);
  return typeof found === 'number' ? found : 0;
}

/**
 * Reads vitest's JSON report.
 *
 * @param {unknown} report
 * @returns {Tally} a test file that could not be loaded counts as one failed test
 */
export function readVitest(report) {
  const files = property(report, 'testResults');
  const broken = Array.isArray(files)
    ? files.filter((file) => {
        const tests = property(file, 'assertionResults');
        return property(file, 'status') === 'failed' && Array.isArray(tests) && tests.length === 0;
      }).length
    : 0;
  return {
    passed: count(report, 'numPassedTests'),
    failed: count(report, 'numFailedTests') + broken,
    skipped: count(report, 'numPendingTests') + count(report, 'numTodoTests'),
  };
}

/**
 * Reads Playwright's JSON report.
 *
 * @param {unknown} report
 * @returns {Tally} a flaky test counts as failed: nothing is retried here
 */
export function readPlaywright(report) {
  const stats = property(report, 'stats');
  return {
    passed: count(stats, 'expected'),
    failed: count(stats, 'unexpected') + count(stats, 'flaky'),
    skipped: count(stats, 'skipped'),
  };
}

/**
 * Reads the report of our own scripts, which is a tally.
 *
 * @param {unknown} report
 * @returns {Tally}
 */
export function readTally(report) {
  return {
    passed: count(report, 'passed'),
    failed: count(report, 'failed'),
    skipped: count(report, 'skipped'),
  };
}

/**
 * Reads the report of the pictures: Playwright's, or a tally of our own where they could not be compared.
 *
 * @param {unknown} report
 * @returns {Tally}
 */
export function readVisual(report) {
  return property(report, 'stats') === undefined ? readTally(report) : readPlaywright(report);
}

/**
 * What a suite comes to, once its exit code has had its say.
 *
 * @param {Tally | null} told - what its report says; `null` when there is no readable report
 * @param {number} code - its exit code
 * @returns {{ tally: Tally, complaint: string | null }} a run without a test, without a report, or with an
 * exit code that its report does not explain has one failed test more, and says why
 */
export function judge(told, code) {
  if (!told) {
    return { tally: { passed: 0, failed: 1, skipped: 0 }, complaint: 'it left no report' };
  }
  if (told.passed + told.failed === 0) {
    return { tally: { ...told, failed: 1 }, complaint: 'it ran no test' };
  }
  if (code !== 0 && told.failed === 0) {
    return {
      tally: { ...told, failed: 1 },
      complaint: `all its tests passed, yet it ended with code ${code}`,
    };
  }
  return { tally: told, complaint: null };
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of tallies) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}
