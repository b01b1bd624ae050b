import { defaultClientConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { OneEnvironmentAtATime } from './scripts/lib/one-environment-at-a-time.mjs';

// A config of its own: the Storybook plugin of vite.config.ts would cost every unit run seconds.
// Tests run in Node; those of React ask for happy-dom in their first line (`// @vitest-environment happy-dom`).

/** strophe.js changes the globals of its process, which one looks at: each has a process of its own, which costs half a second. */
const alone = [
  'packages/core/src/index.test.ts',
  'packages/core/src/signaling/strophe/{guards,load-strophe,strophe-link,strophe.dev-server}.test.ts',
  'packages/dev-server/src/server/strophe.test.ts',
];

/** Those with a real server are a suite of their own, and so is what is tried at random. */
const others = ['packages/*/src/**/*.prosody.test.ts', 'packages/*/src/**/*.fuzz.test.ts'];

const common = {
  environment: 'node',
  restoreMocks: true,
  unstubGlobals: true,
  // For what hangs, not for what is slow: the machine may have much else to do.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 20_000 } },
} as const;

export default defineConfig({
  resolve: { conditions: ['@parley/source', ...defaultClientConditions] },
  ssr: { resolve: { conditions: ['@parley/source'] } },
  test: {
    // Much of the time is waiting, so even two cores can have two; by itself vitest leaves one to others.
    maxWorkers: 2,
    // What was compiled once is not compiled again: a fifth of the time of every run but the first.
    experimental: { fsModuleCache: true },
    sequence: { sequencer: OneEnvironmentAtATime },
    projects: [
      {
        extends: true,
        test: {
          ...common,
          name: 'unit',
          // Two processes for all files, and each module loaded once in each: a page for every file took a third of all
          // the time. `npm run unit -- --sequence.shuffle` shows that the files do not lean on each other.
          isolate: false,
          setupFiles: ['packages/react/src/test-support/page.ts'],
          include: [
            'packages/*/src/**/*.test.{ts,tsx}',
            'apps/*/src/**/*.test.{ts,tsx}',
            'scripts/**/*.test.mjs',
            '.storybook/**/*.test.{ts,tsx}',
          ],
          exclude: ['**/node_modules/**', ...others, ...alone],
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'unit-alone',
          include: alone,
          exclude: ['**/node_modules/**', ...others],
        },
      },
    ],
  },
});
