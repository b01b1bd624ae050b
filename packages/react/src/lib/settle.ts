import { CallError } from '@parley/core';

/** Waits for something whose failure is told by a snapshot, so that a caller without a `catch` need not fear it. */
export async function settle(task: Promise<void>): Promise<void> {
  try {
    await task;
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
  }
}
