import { execFileSync } from 'node:child_process';
import { defaultClientConditions } from 'vite';
import { defineConfig } from 'vitest/config';

/** In CI the same tree is tried in the same way each time, and each change in another. */
function seed(): number {
  if (!process.env['CI']) return Math.floor(Math.random() * 2 ** 31);
  const tree = execFileSync('git', ['rev-parse', 'HEAD^{tree}'], { encoding: 'utf8' });
  return Number.parseInt(tree.slice(0, 7), 16);
}

// What is tried at random, with another seed each time: apart from the unit tests, which are to be quick and repeat
// themselves. CONTRIBUTING says which variables of the environment it hears.
export default defineConfig({
  resolve: { conditions: ['@parley/source', ...defaultClientConditions] },
  ssr: { resolve: { conditions: ['@parley/source'] } },
  test: {
    name: 'fuzz',
    environment: 'node',
    maxWorkers: 2,
    // One for all files, which say it when they fail.
    env: { PARLEY_FUZZ_SEED: process.env['PARLEY_FUZZ_SEED'] ?? `${seed()}` },
    // As long as somebody asks for: `PARLEY_FUZZ_CALLS`.
    testTimeout: 0,
    include: ['packages/*/src/**/*.fuzz.test.ts'],
  },
});
