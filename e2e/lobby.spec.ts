import type { Locator, Page } from '@playwright/test';
import { expectAccessible, signIn, tabTo } from './support/demo-window.js';
import { expect, test } from './support/fixtures.js';
import { expectPictureOf } from './support/frames.js';

// One's own devices before a call, and permissions that come and go in it, in the demo.

/** What nobody's camera shows: people begin at 101. */
const secondCamera = 33;

async function openDevices(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name: 'Camera and microphone' }).click();
  const dialog = page.getByRole('dialog', { name: 'Camera and microphone' });
  await expect(dialog).toBeVisible();
  return dialog;
}

const expectLive = async (page: Page, live: { audio: number; video: number }): Promise<void> =>
  expect.poll(() => page.evaluate(() => window.fakeMedia.live())).toEqual(live);

test('looks at oneself, chooses another camera, and begins the call muted and without a picture', async ({
  builtDemo: demo,
  openWindow,
  nextPerson,
}) => {
  const [first, second] = [nextPerson(), nextPerson()];
  const zoe = await openWindow(first, { url: demo.url });
  await signIn(zoe, 'Zoe');
  const ben = await openWindow(second, { url: demo.url });
  await signIn(ben, 'Ben');

  const dialog = await openDevices(ben);
  const picture = dialog.getByRole('group', { name: 'Your picture' });
  await expectPictureOf(picture.locator('video'), second.pictureId);
  await expectLive(ben, { audio: 1, video: 1 });
  await expectAccessible(ben);

  await ben.evaluate((number) => window.fakeMedia.plugCamera(number), secondCamera);
  await dialog.getByRole('combobox', { name: 'Camera' }).selectOption(`Camera of ${String(secondCamera)}`);
  await expectPictureOf(picture.locator('video'), secondCamera);

  await dialog.getByRole('button', { name: 'Microphone', exact: true }).click();
  await dialog.getByRole('button', { name: 'Camera', exact: true }).click();
  await expect(picture.getByText('Your camera is off')).toBeVisible();
  await expectLive(ben, { audio: 1, video: 0 });
  await tabTo(dialog.getByRole('button', { name: 'Done' }));
  await ben.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(ben.getByRole('button', { name: 'Settings', exact: true })).toBeFocused();
  await expectLive(ben, { audio: 0, video: 0 });

  await ben.getByRole('button', { name: 'Video call with Zoe' }).click();
  await zoe.getByRole('button', { name: 'Accept with video' }).click();
  await expectPictureOf(ben.getByRole('group', { name: 'Zoe' }).locator('video'), first.pictureId);
  const tile = zoe.getByRole('group', { name: 'Ben', exact: true });
  await expect(tile).toHaveAttribute('data-muted', '');
  await expect(tile.locator('video')).toHaveCount(0);
  await expectLive(ben, { audio: 0, video: 0 });

  await ben.getByRole('button', { name: 'Camera', exact: true }).click();
  await expectPictureOf(tile.locator('video'), secondCamera);

  // In the call the same dialog has what can be chosen.
  await ben.getByRole('button', { name: 'More', exact: true }).click();
  await ben.getByRole('button', { name: 'Camera and microphone' }).click();
  const settings = ben.getByRole('dialog', { name: 'Camera and microphone' });
  await settings
    .getByRole('combobox', { name: 'Camera' })
    .selectOption(`Camera of ${String(second.pictureId)}`);
  await expectPictureOf(tile.locator('video'), second.pictureId);
  await ben.keyboard.press('Escape');
  await expect(settings).toHaveCount(0);
  await ben.getByRole('button', { name: 'End call' }).click();
  await expectLive(ben, { audio: 0, video: 0 });
});

test('a denied camera is helped with and done without; one that goes and comes in a call is told and taken up', async ({
  builtDemo: demo,
  openWindow,
  nextPerson,
}) => {
  const [first, second] = [nextPerson(), nextPerson()];
  const zoe = await openWindow(first, { url: demo.url });
  await signIn(zoe, 'Zoe');
  const ben = await openWindow(second, { url: demo.url });
  await signIn(ben, 'Ben');

  await ben.evaluate(() => window.fakeMedia.decide('video', 'denied'));
  const dialog = await openDevices(ben);
  const problem = dialog.locator('.parley-notice[data-device=camera]');
  await expect(problem).toContainText('Your camera is blocked');
  // The words of this browser, which is a Chromium.
  await expect(problem.getByRole('listitem').first()).toHaveText(
    'Click the icon before the address of this page.',
  );
  await expect(dialog.getByRole('button', { name: 'Microphone', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await dialog.getByRole('button', { name: 'Done' }).click();

  await ben.getByRole('button', { name: 'Video call with Zoe' }).click();
  await zoe.getByRole('button', { name: 'Accept with video' }).click();
  await expectPictureOf(ben.getByRole('group', { name: 'Zoe' }).locator('video'), first.pictureId);
  await expectLive(ben, { audio: 1, video: 0 });
  const notice = ben.locator('.parley-notice[data-device=camera]');
  await expect(notice).toContainText('Your camera is blocked');

  // Allowed in the browser's settings, it comes by itself, and goes as well.
  const tile = zoe.getByRole('group', { name: 'Ben', exact: true });
  await ben.evaluate(() => window.fakeMedia.decide('video', 'granted'));
  await expectPictureOf(tile.locator('video'), second.pictureId);
  await expect(notice).toHaveCount(0);
  await ben.evaluate(() => window.fakeMedia.decide('video', 'denied'));
  await expect(notice).toContainText('Your camera is blocked');
  await expect(tile.locator('video')).toHaveCount(0);
  await ben.evaluate(() => window.fakeMedia.decide('video', 'granted'));
  await expectPictureOf(tile.locator('video'), second.pictureId);
  await ben.getByRole('button', { name: 'End call' }).click();
  await expectLive(ben, { audio: 0, video: 0 });
});
