import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readFuzzTape } from '../../test-kit/fuzz/fuzz-tape.js';
import { playScenario } from '../../test-kit/fuzz/play-scenario.js';

const folder = new URL('../../test-kit/fuzz/tapes/', import.meta.url);

// What the fuzz has stumbled over once: `CONTRIBUTING.md` tells how a tape comes here.
it.each(readdirSync(folder))('plays %s without a fault', async (file) => {
  const { complaints } = await playScenario(readFuzzTape(new URL(file, folder)).scenario);
  expect(complaints).toEqual([]);
});
