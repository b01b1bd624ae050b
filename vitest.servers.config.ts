import { defaultClientConditions } from 'vite';
import { defineConfig } from 'vitest/config';

// The signaling against real servers: apart from the unit tests, which are run often and so must be quick.
export default defineConfig({
  resolve: { conditions: ['@parley/source', ...defaultClientConditions] },
  ssr: { resolve: { conditions: ['@parley/source'] } },
  test: {
    name: 'servers',
    environment: 'node',
    // One server at a time has what it needs of the machine.
    maxWorkers: 1,
    restoreMocks: true,
    unstubGlobals: true,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    include: ['packages/*/src/**/*.prosody.test.ts'],
  },
});
