import { defaultClientConditions } from 'vite';
import { defineConfig } from 'vitest/config';

// A config of its own: the Storybook plugin of vite.config.ts would cost every unit run seconds.
// Tests run in Node; those of React ask for happy-dom in their first line (`// @vitest-environment happy-dom`).
export default defineConfig({
  resolve: { conditions: ['@parley/source', ...defaultClientConditions] },
  ssr: { resolve: { conditions: ['@parley/source'] } },
  test: {
    name: 'unit',
    environment: 'node',
    include: ['packages/*/src/**/*.test.{ts,tsx}', 'apps/*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
    restoreMocks: true,
    unstubGlobals: true,
  },
});
