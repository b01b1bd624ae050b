import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import tailwindcss from 'tailwindcss';
import { defaultClientConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { chromiumLaunchOptions } from './scripts/chromium.mjs';

// Storybook, and its stories as tests in the system's Chromium. The unit tests have vitest.unit.config.ts,
// the demo has a config of its own.
export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['@parley/source', ...defaultClientConditions] },
  css: {
    // Of all stylesheets only that of the Tailwind theme asks for it.
    postcss: { plugins: [tailwindcss({ content: ['.storybook/gallery/themes/*.tsx'] })] },
  },
  test: {
    projects: [
      {
        extends: true,
        plugins: [storybookTest({ configDir: '.storybook' })],
        // What the stories import, all the way down. Found only while they run, each of these would make Vite
        // bundle anew and reload the page under the tests that are running.
        optimizeDeps: {
          include: [
            '@parley/core > strophe.js',
            'react',
            'react-dom',
            'react-dom/client',
            'react/jsx-dev-runtime',
            'react/jsx-runtime',
            'storybook/test',
            'zustand/react',
            'zustand/react/shallow',
            'zustand/vanilla',
          ],
        },
        test: {
          name: 'stories',
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: chromiumLaunchOptions(),
              // Without motion axe sees colors as they come to rest, not in the middle of a fade.
              contextOptions: { reducedMotion: 'reduce', locale: 'en-US', timezoneId: 'UTC' },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
