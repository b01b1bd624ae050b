import type { Page } from '@playwright/test';
import { expectSilenceArriving, expectVoiceArriving } from './support/audio.js';
import { openMenu, pressButton, signIn, tabTo } from './support/demo-window.js';
import { expect, test } from './support/fixtures.js';
import { expectPictureOf } from './support/frames.js';

// The phone without a pointer. No test here may click, hover or focus anything.

/** Opens a menu, chooses the next of its first choices, and closes it; the focus is back on its button then. */
async function chooseNext(page: Page, menu: string): Promise<string> {
  const popover = await openMenu(page, menu);
  const chosen = popover.locator(':focus');
  await expect(chosen).toBeChecked();
  await page.keyboard.press('ArrowDown');
  await expect(chosen).toBeChecked();
  const name = await chosen.evaluate((input) => input.closest('label')?.textContent ?? '');
  await page.keyboard.press('Escape');
  await expect(popover).toBeHidden();
  await expect(page.getByRole('button', { name: menu, exact: true })).toBeFocused();
  // Whoever goes on with the Tab key leaves no menu open over what has the focus then.
  await openMenu(page, menu);
  for (let presses = 0; (await popover.locator(':focus').count()) > 0; presses += 1) {
    expect(presses, 'how often Tab was pressed').toBeLessThan(10);
    await page.keyboard.press('Tab');
  }
  await expect(popover).toBeHidden();
  await expect(page.locator('.parley-video-call :focus')).toHaveCount(1);
  return name;
}

test('everything is done by keyboard alone, and the focus is never lost', async ({
  builtDemo: demo,
  openWindow,
  nextPerson,
}) => {
  const [first, second] = [nextPerson(), nextPerson()];
  const zoe = await openWindow(first, { url: demo.url });
  const ben = await openWindow(second, { url: demo.url });
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const callOf = (page: Page, name: string) => page.getByRole('region', { name: `Call with ${name}` });
  const ring = zoe.getByRole('alertdialog', { name: 'Incoming video call from Ben' });

  await test.step('sign in', async () => {
    await signIn(zoe, 'Zoe');
    await signIn(ben, 'Ben');
  });

  await test.step('choose a theme', async () => {
    await pressButton(zoe, 'Settings');
    await tabTo(zoe.getByRole('radio', { name: 'System' }));
    await zoe.keyboard.press('ArrowDown');
    await expect(zoe.locator('html')).toHaveAttribute('data-parley-theme', 'light');
    await zoe.keyboard.press('Escape');
    await expect(button(zoe, 'Settings')).toBeFocused();
  });

  await test.step('call; silence and decline', async () => {
    await pressButton(ben, 'Video call with Zoe');
    await expect(callOf(ben, 'Zoe')).toBeFocused();
    await expect(ring).toBeFocused();
    await zoe.keyboard.press('Escape');
    await expect(ring).toHaveAttribute('data-silenced');
    await expect(ring).toBeVisible();
    // It rings no more: the page is back, and so is the focus.
    await expect(button(zoe, 'Settings')).toBeFocused();
    await pressButton(zoe, 'Decline');
    await expect(ring).toBeHidden();
    await expect(ben.getByText('Zoe declined the call').first()).toBeVisible();
    await expect(callOf(ben, 'Zoe')).toBeFocused();
  });

  await test.step('call again; answer', async () => {
    await tabTo(button(zoe, 'Settings'));
    await pressButton(ben, 'Call again');
    await expect(ring).toBeFocused();
    await pressButton(zoe, 'Accept with video');
    await expect(callOf(zoe, 'Ben')).toBeFocused();
    await expectPictureOf(zoe.getByRole('group', { name: 'Ben' }).locator('video'), second.pictureId);
    await expectPictureOf(ben.getByRole('group', { name: 'Zoe' }).locator('video'), first.pictureId);
    await expect(callOf(ben, 'Zoe')).toBeFocused();
  });

  await test.step('mute, talk while muted, switch the camera', async () => {
    const microphone = button(ben, 'Microphone');
    const camera = button(ben, 'Camera');
    const tile = zoe.getByRole('group', { name: 'Ben', exact: true });
    await expectVoiceArriving(zoe, second.pictureId);
    await ben.keyboard.press('Control+d');
    await expect(microphone).toHaveAttribute('aria-pressed', 'false');
    await expect(tile).toHaveAttribute('data-muted');
    await ben.keyboard.down('Space');
    await expect(tile).not.toHaveAttribute('data-muted');
    await expectVoiceArriving(zoe, second.pictureId);
    await ben.keyboard.up('Space');
    await expect(microphone).toHaveAttribute('aria-pressed', 'false');
    await expectSilenceArriving(zoe);

    await ben.keyboard.press('Control+e');
    await expect(camera).toHaveAttribute('aria-pressed', 'false');
    await expect(tile).not.toHaveAttribute('data-video');
    await ben.keyboard.press('Control+e');
    await expect(camera).toHaveAttribute('aria-pressed', 'true');

    await pressButton(ben, 'Microphone', 'Space');
    await expect(microphone).toHaveAttribute('aria-pressed', 'true');
    await expect(microphone).toBeFocused();
  });

  await test.step('choose in the menus', async () => {
    expect(await chooseNext(ben, 'Audio settings')).toBe(`Microphone of ${second.pictureId}`);
    expect(await chooseNext(ben, 'Video settings')).toBe(`Camera of ${second.pictureId}`);
  });

  await test.step('choose a layout, and pin', async () => {
    await zoe.evaluate(() => window.fakeMedia.offerScreen(11));
    await pressButton(zoe, 'Share screen');
    const call = callOf(ben, 'Zoe');
    await expect(call).toHaveAttribute('data-layout', 'speaker');
    expect(await chooseNext(ben, 'Layout')).toBe('Grid');
    await expect(call).toHaveAttribute('data-layout', 'grid');
    await pressButton(ben, 'Pin Zoe', 'Space');
    const pin = button(ben, 'Pin Zoe');
    await expect(pin).toHaveAttribute('aria-pressed', 'true');
    await expect(pin).toBeFocused();
    await expect(call).toHaveAttribute('data-layout', 'speaker');
    await ben.keyboard.press('Enter');
    await expect(call).toHaveAttribute('data-layout', 'grid');
    await pressButton(zoe, 'Stop sharing');
    await expect(call).toHaveAttribute('data-layout', 'single');
    // The button that had the focus is gone.
    await expect(callOf(zoe, 'Ben')).toBeFocused();
    await expect(call).toBeFocused();
  });

  await test.step('move the own picture', async () => {
    const self = ben.getByRole('group', { name: 'Your picture' });
    await tabTo(button(ben, 'Move your picture'));
    for (const [key, corner] of [
      ['ArrowUp', 'top-end'],
      ['ArrowLeft', 'top-start'],
      ['ArrowDown', 'bottom-start'],
      ['ArrowRight', 'bottom-end'],
    ] as const) {
      await ben.keyboard.press(key);
      await expect(self).toHaveAttribute('data-corner', corner);
    }
    await expect(button(ben, 'Move your picture')).toBeFocused();
  });

  await test.step('full screen, and the list of keys', async () => {
    const isFullscreen = () => ben.evaluate(() => document.fullscreenElement !== null);
    await openMenu(ben, 'More');
    await pressButton(ben, 'Full screen');
    await expect.poll(isFullscreen).toBe(true);
    await expect(button(ben, 'More')).toBeFocused();
    await ben.keyboard.press('f');
    await expect.poll(isFullscreen).toBe(false);
    await expect(button(ben, 'More')).toBeFocused();

    const help = ben.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await ben.keyboard.press('?');
    await expect(help).toBeVisible();
    await ben.keyboard.press('Escape');
    await expect(help).toBeHidden();
    await expect(button(ben, 'More')).toBeFocused();
    await openMenu(ben, 'More');
    await pressButton(ben, 'Keyboard shortcuts');
    // It has the focus, and keeps it.
    await expect(button(ben, 'Close')).toBeFocused();
    await ben.keyboard.press('Enter');
    await expect(help).toBeHidden();
    await expect(button(ben, 'More')).toBeFocused();
  });

  await test.step('hang up, and be back where one was', async () => {
    await pressButton(ben, 'End call');
    await expect(callOf(ben, 'Zoe')).toHaveAttribute('data-phase', 'ended');
    await expect(callOf(ben, 'Zoe')).toBeFocused();
    await pressButton(ben, 'Close');
    await expect(button(ben, 'Video call with Zoe')).toBeFocused();
    await expect(callOf(zoe, 'Ben')).toHaveAttribute('data-phase', 'ended');
    await pressButton(zoe, 'Close');
    await expect(button(zoe, 'Settings')).toBeFocused();
  });
});
