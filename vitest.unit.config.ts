import { defaultClientConditions } from 'vite';
import { defineConfig } from 'vitest/config';

// A config of its own: the Storybook plugin of vite.config.ts would cost every unit run seconds.
// Tests run in Node; those of React ask for happy-dom in their first line (`// @vitest-environment happy-dom`).

/** Each file has a page of its own, in a context of one process: that costs a tenth of a process of its own. */
const paged = ['packages/react/src/**/*.test.{ts,tsx}'];

/** These look at, or change, the globals of their process, so each file has one of its own; it costs half a second. */
const alone = [
  'packages/*/src/index.test.ts',
  'packages/*/src/**/strophe.test.ts',
  'packages/core/src/signaling/strophe/*.test.ts',
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
} as const;

export default defineConfig({
  resolve: { conditions: ['@parley/source', ...defaultClientConditions] },
  ssr: { resolve: { conditions: ['@parley/source'] } },
  test: {
    // Much of the time is waiting, so even two cores can have two; by itself vitest leaves one to others.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          ...common,
          name: 'unit',
          isolate: false,
          include: [
            'packages/*/src/**/*.test.{ts,tsx}',
            'apps/*/src/**/*.test.{ts,tsx}',
            'scripts/**/*.test.mjs',
            '.storybook/**/*.test.{ts,tsx}',
          ],
          exclude: ['**/node_modules/**', ...others, ...alone, ...paged],
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'unit-paged',
          pool: 'vmThreads',
          setupFiles: ['packages/react/src/test-support/page-globals.ts'],
          include: paged,
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'unit-alone',
          include: alone,
          exclude: ['**/node_modules/**', ...others, ...paged],
        },
      },
    ],
  },
});
