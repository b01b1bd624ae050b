import { describe, expect, test } from 'vitest';
import { fuzzCalls } from '../../test-kit/fuzz/fuzz-calls.js';
import { readFuzzOptions } from '../../test-kit/fuzz/fuzz-options.js';
import { readFuzzTape } from '../../test-kit/fuzz/fuzz-tape.js';
import { playScenario } from '../../test-kit/fuzz/play-scenario.js';

const { seed, calls, tape } = readFuzzOptions();

test.each(tape === null ? [] : [tape])('the tape %s plays without a fault', async (path) => {
  const { complaints } = await playScenario(readFuzzTape(path).scenario);
  expect(complaints).toEqual([]);
});

describe.skipIf(tape !== null)('whatever two people do', () => {
  test.each([false, true])(
    `leaves nothing behind, and both know alike (rough network: %s)`,
    async (isRough) => {
      const { stories, reached, ...run } = await fuzzCalls(
        { people: 2, isRough },
        Math.ceil(calls * 0.35),
        seed,
      );
      console.log(
        `seed ${seed}: ${run.calls} calls of two in ${stories} stories`,
        Object.fromEntries(reached),
      );
      // Not vacuous: the stories get somewhere.
      expect([...reached.keys()]).toEqual(
        expect.arrayContaining(['connected', 'hangup', 'no-answer', 'rejected']),
      );
    },
  );
});
