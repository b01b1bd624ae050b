import { defineConfig, devices } from '@playwright/test';
import { chromiumLaunchOptions } from '../../scripts/chromium.mjs';
import { reportPath } from '../../scripts/lib/report-files.mjs';

// `npm run firefox`. Playwright drives the Chromium of a pair, Puppeteer its Firefox: Playwright knows only a build of
// its own (`firefox-browser.ts`).
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/firefox',
  workers: 1,
  retries: 0,
  // Generous, for machines that do other things beside: no test sleeps.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: process.env['CI'] === 'true',
  reporter: [['list'], ['json', { outputFile: `../../${reportPath('firefox')}` }]],
  projects: [
    { name: 'firefox', use: { ...devices['Desktop Chrome'], launchOptions: chromiumLaunchOptions() } },
  ],
});
