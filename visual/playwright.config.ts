import { defineConfig } from '@playwright/test';
import { chromiumLaunchOptions } from '../scripts/chromium.mjs';
import { reportPath } from '../scripts/lib/report-files.mjs';

// Pictures of the gallery, compared with those that are kept. scripts/visual.mjs builds and serves the gallery.
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results/visual',
  snapshotPathTemplate: '{testDir}/baselines/{arg}{ext}',
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  reporter: [['list'], ['json', { outputFile: `../${reportPath('visual')}` }]],
  expect: {
    timeout: 20_000,
    toHaveScreenshot: {
      animations: 'disabled',
      caret: 'hide',
      // The edges of letters and of circles; a moved control is many times that.
      maxDiffPixelRatio: 0.002,
      threshold: 0.2,
    },
  },
  use: {
    baseURL: process.env['PARLEY_GALLERY'],
    browserName: 'chromium',
    launchOptions: chromiumLaunchOptions(),
    locale: 'en-US',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    deviceScaleFactor: 1,
  },
});
