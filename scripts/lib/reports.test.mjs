import { describe, expect, it } from 'vitest';
import { judge, readPlaywright, readTally, readVisual, readVitest, sum } from './reports.mjs';

describe('readVitest', () => {
  it('counts tests, and a file that could not be loaded as a failed one', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'failed', assertionResults: [{ status: 'failed' }] },
        { status: 'passed', assertionResults: [{ status: 'passed' }] },
      ],
    };
    expect(readVitest(report)).toEqual({ passed: 3, failed: 2, skipped: 2 });
  });
});

describe('readPlaywright', () => {
  it('counts a flaky test as failed', () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 } };
    expect(readPlaywright(report)).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });
});

describe('readTally', () => {
  it.each([null, 3, {}, { passed: 'many' }])('reads %j as nothing', (report) => {
    expect(readTally(report)).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });
});

describe('readVisual', () => {
  it('reads both kinds of report', () => {
    expect(readVisual({ stats: { expected: 2, unexpected: 1, flaky: 0, skipped: 0 } })).toEqual({
      passed: 2,
      failed: 1,
      skipped: 0,
    });
    expect(readVisual({ passed: 0, failed: 0, skipped: 1 })).toEqual({ passed: 0, failed: 0, skipped: 1 });
  });
});

describe('judge', () => {
  it('lets a good run be', () => {
    const told = { passed: 2, failed: 0, skipped: 1 };
    expect(judge(told, 0)).toEqual({ tally: told, complaint: null });
  });

  it('does not count a failure twice', () => {
    const told = { passed: 2, failed: 1, skipped: 0 };
    expect(judge(told, 1)).toEqual({ tally: told, complaint: null });
  });

  it.each([
    ['no report', null, 0],
    ['no test', { passed: 0, failed: 0, skipped: 0 }, 0],
    ['skipped tests only', { passed: 0, failed: 0, skipped: 4 }, 0],
    ['an exit code without a reason', { passed: 2, failed: 0, skipped: 0 }, 7],
  ])('fails a run with %s', (_name, told, code) => {
    const { tally, complaint } = judge(told, code);
    expect(tally.failed).toBe(1);
    expect(complaint).not.toBeNull();
  });
});

describe('sum', () => {
  it('adds up', () => {
    expect(
      sum([
        { passed: 1, failed: 2, skipped: 3 },
        { passed: 10, failed: 20, skipped: 30 },
      ]),
    ).toEqual({ passed: 11, failed: 22, skipped: 33 });
  });
});
