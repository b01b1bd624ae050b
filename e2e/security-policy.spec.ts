import type { Page } from '@playwright/test';
import { signIn } from './support/demo-window.js';
import { expect, test } from './support/fixtures.js';
import { expectPictureOf } from './support/frames.js';
import { isViolation } from './support/policy-watch.js';

// Every window of every test says aloud what a policy forbids, and fails its test. These look at the demo as it is built.

/** For machines that do other things beside. */
const patience = { timeout: 60_000 };

async function policyOf(page: Page): Promise<ReadonlyMap<string, readonly string[]>> {
  const response = await page.request.get(page.url());
  const rows = (response.headers()['content-security-policy'] ?? '').split(';');
  return new Map(
    rows.map((row) => {
      const [name = '', ...sources] = row.trim().split(' ');
      return [name, sources];
    }),
  );
}

test('a whole call with effects breaks nothing of a strict policy', async ({
  builtDemo,
  openWindow,
  nextPerson,
}) => {
  const [first, second] = [nextPerson(), nextPerson()];
  const zoe = await openWindow(first, { url: builtDemo.url });
  const policy = await policyOf(zoe);
  expect(policy.get('default-src')).toEqual(["'none'"]);
  expect(policy.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  expect(policy.get('style-src')).toEqual(["'self'"]);
  expect(policy.get('require-trusted-types-for')).toEqual(["'script'"]);

  await signIn(zoe, 'Zoë');
  await zoe.getByRole('button', { name: 'Settings' }).click();
  await zoe.getByRole('button', { name: 'Camera and microphone' }).click();
  const backgrounds = zoe.getByRole('group', { name: 'Background' });
  await backgrounds.getByRole('radio', { name: 'Hills at dusk' }).check({ force: true });
  await expect(backgrounds).toHaveAttribute('data-state', 'on', patience);
  expect(zoe.workers().length).toBe(1);
  await zoe.getByRole('switch', { name: 'Suppress noise' }).check();
  await expect(zoe.locator('.parley-noise-switch')).toHaveAttribute('data-state', 'on', patience);
  await backgrounds.getByRole('radio').first().check({ force: true });
  await zoe.keyboard.press('Escape');

  const ben = await openWindow(second, { url: builtDemo.url });
  await signIn(ben, 'Ben');
  await ben.getByRole('button', { name: 'Video call with Zoë' }).click();
  await zoe.getByRole('button', { name: 'Accept with video' }).click();
  await expectPictureOf(zoe.getByRole('group', { name: 'Ben' }).locator('video'), second.pictureId);

  const opening = zoe.context().waitForEvent('page');
  await zoe.getByRole('button', { name: 'More' }).click();
  await zoe.getByRole('button', { name: 'Picture-in-picture' }).click();
  const floating = await opening;
  // Without the style sheets it would be the plain button of the browser, whose border is `outset`.
  await expect(floating.getByRole('button', { name: 'Microphone' })).toHaveCSS('border-top-style', 'solid');
  await floating.close();
  await zoe.getByRole('button', { name: 'End call' }).click();
  await expect(ben.getByText('Call with Zoë ended').first()).toBeVisible();
});

test('what the policy forbids does not run, and is noticed', async ({
  builtDemo,
  openWindow,
  nextPerson,
}) => {
  const page = await openWindow(nextPerson(), { url: builtDemo.url, tolerateErrors: true });
  const said: string[] = [];
  page.on('console', (message) => {
    if (isViolation(message)) said.push(message.text());
  });
  const thrown = await page.evaluate(() => {
    const script = document.createElement('script');
    const attempts = {
      markup: () => (document.body.innerHTML = '<img src="x" onerror="document.title = `hacked`">'),
      handler: () => document.body.setAttribute('onclick', 'document.title = "hacked"'),
      address: () => (script.src = 'https://stranger.example/hacked.js'),
      style: () => document.body.setAttribute('style', 'display: none'),
    };
    return Object.entries(attempts).flatMap(([name, attempt]) => {
      try {
        attempt();
        return [];
      } catch {
        return [name];
      }
    });
  });
  // Trusted Types throw; what is only style is passed over.
  expect(thrown).toEqual(['markup', 'handler', 'address']);
  await expect.poll(() => said.length).toBe(4);
  await page.locator('body').click();
  await expect(page).toHaveTitle('Parley');
  await expect(page.locator('body')).toHaveCSS('display', 'block');
});
