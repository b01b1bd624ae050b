// `npm run picture`: draws docs/parley.png, the picture in the README, from a story of the gallery.
import { chromium } from '@playwright/test';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumLaunchOptions } from './chromium.mjs';
import { root } from './lib/files.mjs';
import { buildGallery, galleryFolder } from './lib/gallery-build.mjs';
import { serveFolder } from './lib/static-server.mjs';

/** In bytes: the first page is to come quickly. */
const limit = 200_000;
const file = join(root, 'docs/parley.png');

const complaint = process.argv.includes('--built') ? null : buildGallery();
if (complaint !== null) throw new Error(complaint);
mkdirSync(join(root, 'docs'), { recursive: true });
const server = await serveFolder(galleryFolder);
const browser = await chromium.launch(chromiumLaunchOptions());
const page = await browser.newPage({ viewport: { width: 1240, height: 620 }, reducedMotion: 'reduce' });
// Somewhat into the call.
await page.clock.setFixedTime('2030-01-01T12:00:00Z');
await page.goto(`${server.url}/index.json`);
await page.setContent(
  `
  <style>
    body {
      margin: 0; block-size: 100vh; display: grid; grid-template-columns: 800px 320px; gap: 36px; place-content: center;
      background: linear-gradient(120deg, oklch(92% 0.03 190), oklch(91% 0.035 280));
    }
    iframe {
      inline-size: 100%; block-size: 510px; border: 0; border-radius: 22px;
      box-shadow: 0 18px 50px oklch(20% 0.02 255 / 0.3);
    }
  </style>
  ${['call', 'ringing'].map((id) => `<iframe name="${id}" src="${server.url}/iframe.html?id=introduction-picture--${id}&viewMode=story"></iframe>`).join('')}
`,
  { waitUntil: 'domcontentloaded' },
);
const call = page.frameLocator('[name="call"]');
await page.frameLocator('[name="ringing"]').getByRole('alertdialog').waitFor();
await call.locator('[data-phase="in-call"]').waitFor();
for (const video of await call.locator('video').all()) {
  await video.evaluate((element) =>
    element instanceof HTMLVideoElement && element.videoWidth === 0
      ? new Promise((resolve) => {
          element.addEventListener('resize', resolve, { once: true });
        })
      : undefined,
  );
}
await page.clock.setFixedTime('2030-01-01T12:03:27Z');
await call.getByText('3:27').waitFor();
await page.mouse.move(400, 90);
await page.mouse.move(405, 90);
await page.screenshot({ path: file, animations: 'disabled' });
await browser.close();
server.close();
const { size } = statSync(file);
console.log(`docs/parley.png: ${(size / 1000).toFixed(0)} KB`);
if (size > limit) throw new Error(`The picture has ${size} bytes, more than ${limit}.`);
