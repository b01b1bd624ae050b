import { expect, test } from '@playwright/test';

/** Stories that look the same whenever they are looked at, and what shows that they are there. */
const stories: readonly (readonly [id: string, shown: string])[] = [
  ['prefabs-videocall--group', '[data-phase="in-call"]'],
  ['prefabs-videocall--ended', '[data-phase="ended"]'],
  ['components-incomingcalldialog--video-call', '[role="alertdialog"]'],
  // No picture and no meter moves in it.
  ['prefabs-lobby--everything-denied', '.parley-lobby'],
];

const sizes = [
  [320, 640],
  [390, 844],
  [768, 1024],
  [1280, 800],
  [2560, 1080],
] as const;

for (const [id, shown] of stories)
  for (const theme of ['light', 'dark'])
    for (const locale of ['en', 'ar'])
      test(`${id} ${theme} ${locale}`, async ({ page }) => {
        // Clocks and durations stand still; timers run.
        await page.clock.setFixedTime('2030-01-01T12:00:00Z');
        await page.goto(`iframe.html?id=${id}&viewMode=story&globals=theme:${theme};locale:${locale}`);
        await page.locator(`${shown}[lang="${locale}"]`).waitFor();
        await page.waitForFunction(() =>
          [...document.querySelectorAll('video')].every((video) => !video.srcObject || video.videoWidth > 0),
        );
        for (const [width, height] of sizes) {
          await page.setViewportSize({ width, height });
          // Brings the controls, and keeps them.
          await page.mouse.move(width / 2, height / 3);
          await page.mouse.move(width / 2 + 5, height / 3);
          await expect.soft(page).toHaveScreenshot(`${id}-${theme}-${locale}-${String(width)}.png`);
        }
      });
