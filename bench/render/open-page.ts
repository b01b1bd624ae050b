import type { Browser, Page } from '@playwright/test';
import type { Bundle } from './bundles.js';

/** Pages that are served from memory; a secure origin, as those of calls are. */
const origin = 'http://localhost';

const html = `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <title>bench</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/page.css">
  <style>html, body, #root, .lk-room-container { block-size: 100%; margin: 0 }</style>
  <div id="root"></div>
  <script type="module" src="/page.js"></script>
</html>`;

/**
 * Opens a contestant's page.
 *
 * @param counter - a script to run before all others, `null` for none
 * @throws Error when the page does not start
 */
export async function openPage(browser: Browser, bundle: Bundle, counter: string | null): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 900 } });
  const page = await context.newPage();
  const files: Readonly<Record<string, readonly [type: string, body: string]>> = {
    '/': ['text/html', html],
    '/page.js': ['text/javascript', bundle.script],
    '/page.css': ['text/css', bundle.style],
  };
  await page.route(`${origin}/**`, async (route) => {
    const [type, body] = files[new URL(route.request().url()).pathname] ?? ['text/plain', ''];
    await route.fulfill({ contentType: `${type}; charset=utf-8`, body });
  });
  page.on('pageerror', (error) => process.stderr.write(`in the page: ${error.message}\n`));
  if (counter !== null) await page.addInitScript(counter);
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => 'renderBench' in window);
  return page;
}
