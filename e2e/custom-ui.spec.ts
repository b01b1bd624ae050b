import type { Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from './support/fixtures.js';
import { expectPictureOf } from './support/frames.js';

// A phone of plain HTML: what it takes is `useCall` and fewer than 80 lines.

const source = new URL('../apps/custom-ui/src/', import.meta.url);

async function signIn(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: `Hello, ${name.toLowerCase()}` })).toBeVisible();
}

test('is all there is to it', () => {
  const files = readdirSync(source).filter((name) => !name.includes('.test.'));
  const code = files.map((name) => readFileSync(new URL(name, source), 'utf8'));
  const lines = code.flatMap((text) => text.trimEnd().split('\n'));
  expect(files).toContain('app.tsx');
  expect(lines.length).toBeLessThan(80);
  const names = code.join('\n').matchAll(/import (?:type )?\{(.+)\} from '@parley\/react'/g);
  expect(Array.from(names, ([, list]) => list?.trim())).toEqual(['CallProvider, useCall']);
});

test('two people call each other in a UI made of useCall alone', async ({
  customUi,
  openWindow,
  nextPerson,
}) => {
  const [first, second] = [nextPerson(), nextPerson()];
  const zoe = await openWindow(first, { url: customUi.url });
  await signIn(zoe, 'Zoe');
  const ben = await openWindow(second, { url: customUi.url });
  await signIn(ben, 'Ben');

  await ben.getByRole('button', { name: 'Call zoe' }).click();
  await expect(ben.getByRole('region', { name: 'Call with zoe' })).toBeVisible();
  await expect(ben.getByRole('button', { name: 'Cancel call' })).toBeVisible();
  const ring = zoe.getByRole('alertdialog', { name: /^ben calls$/i });
  await ring.getByRole('button', { name: 'Accept' }).click();
  await expectPictureOf(zoe.locator('video').first(), second.pictureId);
  await expectPictureOf(ben.locator('video').first(), first.pictureId);
  await expectPictureOf(ben.getByLabel('Your picture'), second.pictureId);

  const camera = ben.getByRole('button', { name: 'Camera' });
  await expect(camera).toHaveAttribute('aria-pressed', 'true');
  await camera.click();
  await expect(camera).toHaveAttribute('aria-pressed', 'false');
  const microphone = ben.getByRole('button', { name: 'Microphone' });
  await microphone.click();
  await expect(microphone).toHaveAttribute('aria-pressed', 'false');
  await camera.click();
  await expectPictureOf(zoe.locator('video').first(), second.pictureId);

  await zoe.getByRole('button', { name: 'End call' }).click();
  await expect(ben.getByText(/is over: hangup$/)).toBeVisible();

  await zoe.getByRole('button', { name: /^Call ben$/i }).click();
  await ben.getByRole('button', { name: 'Decline' }).click();
  await expect(zoe.getByText(/is over: rejected$/)).toBeVisible();
});
