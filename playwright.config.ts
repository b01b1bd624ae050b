import { defineConfig, devices } from '@playwright/test';
import { chromiumLaunchOptions } from './scripts/chromium.mjs';
import { reportPath } from './scripts/lib/report-files.mjs';

// One worker: the tests measure pictures and sound, and two calls at once on a small machine disturb each
// other. No server is started here and no port is fixed: the fixtures of e2e/ start what they need.
export default defineConfig({
  testDir: 'e2e',
  // A suite of its own, with a config of its own.
  testIgnore: '**/firefox/**',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  // Generous, for machines that do other things beside: no test sleeps, so a healthy one needs a tenth of it.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env['CI'] === 'true',
  reporter: [['list'], ['json', { outputFile: reportPath('e2e') }]],
  // No film in the trace: to take one of pictures that move costs more than the calls, twice the time of a whole run.
  use: { trace: { mode: 'retain-on-failure', screenshots: false }, screenshot: 'only-on-failure' },
  projects: [
    { name: 'chromium', use: { ...devices['Desktop Chrome'], launchOptions: chromiumLaunchOptions() } },
  ],
});
