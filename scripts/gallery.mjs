// `npm run gallery`: builds the gallery as static files, opens every page of it, and lets the two people of its
// introduction call each other.
import { chromium } from '@playwright/test';
import { chromiumLaunchOptions } from './chromium.mjs';
import { buildGallery, galleryEntries, galleryFolder } from './lib/gallery-build.mjs';
import { writeReport } from './lib/report-files.mjs';
import { serveFolder } from './lib/static-server.mjs';

/** @typedef {import('@playwright/test').Browser} Browser */
/** @typedef {{ name: string, check: (browser: Browser, url: string) => Promise<void> }} Check */

/**
 * Opens a page and fails when it complains.
 *
 * @param {Browser} browser
 * @param {(page: import('@playwright/test').Page) => Promise<void>} use
 */
async function onPage(browser, use) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  // A frame is a whole Storybook: on a busy machine that takes its time.
  page.setDefaultTimeout(90_000);
  /** @type {string[]} */
  const complaints = [];
  page.on('console', (message) => {
    const isOurs = !message.location().url.endsWith('/favicon.ico');
    if (message.type() === 'error' && isOurs) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  try {
    await use(page);
  } finally {
    await page.close();
  }
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
}

/** @type {Check} */
const liveCall = {
  name: 'Introduction: Ann and Bob call each other',
  check: (browser, url) =>
    onPage(browser, async (page) => {
      await page.goto(`${url}/iframe.html?id=introduction--docs&viewMode=docs`);
      const ann = page.frameLocator('iframe[title^="Ann"]');
      const bob = page.frameLocator('iframe[title^="Bob"]');
      await ann.getByRole('button', { name: 'Call Bob Okafor' }).click();
      await bob.getByRole('button', { name: 'Accept with video' }).click();
      for (const side of [ann, bob]) await side.locator('[data-phase="in-call"] video').first().waitFor();
      await ann.getByRole('button', { name: 'End call' }).click();
      await bob.getByText('Call with Ann Lee ended').first().waitFor();
    }),
};

/**
 * @param {string} id - of a page of docs
 * @param {string} name
 * @returns {Check}
 */
function pageCheck(id, name) {
  return {
    name,
    check: (browser, url) =>
      onPage(browser, async (page) => {
        // The stories on it are tests of their own.
        await page.route(/viewMode=story/, (route) => route.abort());
        await page.goto(`${url}/iframe.html?id=${id}&viewMode=docs`);
        await page.locator('#storybook-docs h1').first().waitFor();
      }),
  };
}

let passed = 0;
let failed = 0;
/** @param {string} name @param {string | null} complaint */
function tell(name, complaint) {
  if (complaint === null) passed += 1;
  else failed += 1;
  console.log(`${complaint === null ? '✓' : '✗'} ${name}`);
  if (complaint !== null) console.log(complaint.replaceAll(/^/gm, '    '));
}

const complaint = buildGallery();
tell('builds', complaint);
if (complaint === null) {
  const docs = galleryEntries().filter(({ type }) => type === 'docs');
  const queue = [liveCall, ...docs.map(({ id, title }) => pageCheck(id, `${title}: the page opens`))];
  const server = await serveFolder(galleryFolder);
  const browser = await chromium.launch(chromiumLaunchOptions());
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { name, check } = next;
      await check(browser, server.url).then(
        () => tell(name, null),
        (/** @type {unknown} */ error) => tell(name, String(error)),
      );
    }
  };
  await Promise.all([work(), work(), work()]);
  await browser.close();
  server.close();
}
writeReport('gallery', { passed, failed, skipped: 0 });
process.exitCode = failed > 0 ? 1 : 0;
