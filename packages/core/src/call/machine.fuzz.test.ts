import { array, assert, property } from 'fast-check';
import { describe, test } from 'vitest';
import { arbitraryEvent } from '../../test-kit/fuzz/arbitrary-event.js';
import { arbitraryBeginning, beginCall } from '../../test-kit/fuzz/arbitrary-call.js';
import { readFuzzOptions } from '../../test-kit/fuzz/fuzz-options.js';
import { MachineWatch } from '../../test-kit/fuzz/machine-watch.js';

const { seed, calls, tape } = readFuzzOptions();

describe.skipIf(tape !== null)('whatever happens to a call', () => {
  // fast-check tells the seed and the shortest list of events that fails.
  test(`it has one end, and nothing runs on after it (seed ${seed}, ${calls} calls)`, () => {
    assert(
      property(arbitraryBeginning, array(arbitraryEvent, { maxLength: 40, size: 'max' }), (init, events) => {
        const [call, first] = beginCall(init);
        const watch = new MachineWatch(call);
        watch.take(first);
        for (const event of events) if (watch.canTake(event)) watch.take(event);
      }),
      { seed, numRuns: calls },
    );
  });
});
