import react from '@vitejs/plugin-react';
import { defaultClientConditions } from 'vite';
import { defineConfig } from 'vitest/config';

// A config of its own: the Storybook plugin of vite.config.ts would cost every unit run seconds.
export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['@parley/source', ...defaultClientConditions] },
  ssr: { resolve: { conditions: ['@parley/source'] } },
  test: {
    name: 'unit',
    environment: 'node',
    include: ['packages/*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs', 'apps/*/src/**/*.test.{ts,tsx}'],
    setupFiles: [],
  },
});
