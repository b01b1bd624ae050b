import { describe, expect, test } from 'vitest';
import { fuzzCalls } from '../../test-kit/fuzz/fuzz-calls.js';
import { readFuzzOptions } from '../../test-kit/fuzz/fuzz-options.js';

const { seed, calls, tape } = readFuzzOptions();

describe.skipIf(tape !== null)('whatever three people do', () => {
  test.each([false, true])(
    `leaves nothing behind, and all know alike (rough network: %s)`,
    async (isRough) => {
      const { stories, reached, ...run } = await fuzzCalls(
        { people: 3, isRough },
        Math.ceil(calls * 0.15),
        seed,
      );
      console.log(
        `seed ${seed}: ${run.calls} calls of three in ${stories} stories`,
        Object.fromEntries(reached),
      );
      // Not vacuous: the stories get somewhere.
      expect([...reached.keys()]).toEqual(
        expect.arrayContaining(['connected', 'hangup', 'no-answer', 'rejected']),
      );
    },
  );
});
