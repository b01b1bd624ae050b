import type { Locator, Page } from '@playwright/test';
import { expectAccessible, signIn } from './support/demo-window.js';
import { expect, test } from './support/fixtures.js';
import { expectPictureOf } from './support/frames.js';
import { expectReachable, expectTargetsOf, followAnnouncements } from './support/layout.js';

// What those need who see, hear or move otherwise, in calls of the demo.

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

test('axe finds nothing from signing in to the end, and everything is announced once', async ({
  builtDemo: demo,
  openWindow,
  nextPerson,
}) => {
  const [first, second] = [nextPerson(), nextPerson()];
  const zoe = await openWindow(first, { url: demo.url });
  const ben = await openWindow(second, { url: demo.url });
  await expectAccessible(ben);
  await signIn(zoe, 'Zoe');
  await signIn(ben, 'Ben');
  await expectAccessible(ben);
  await button(ben, 'Settings').click();
  await expectAccessible(ben);
  await ben.keyboard.press('Escape');
  const said = await followAnnouncements(ben);

  await button(ben, 'Video call with Zoe').click();
  await expect(zoe.getByRole('alertdialog')).toBeVisible();
  await expect(ben.getByText('Ringing…')).toBeVisible();
  await expectAccessible(ben);
  await expectAccessible(zoe);
  await button(zoe, 'Accept with video').click();
  await expectPictureOf(ben.getByRole('group', { name: 'Zoe' }).locator('video'), first.pictureId);

  // The focus keeps the bar from hiding.
  await button(ben, 'Microphone').focus();
  await ben.keyboard.press('Shift');
  await expectAccessible(ben);
  await zoe.evaluate(() => window.fakeMedia.offerScreen(11));
  await button(zoe, 'Share screen').click();
  await expect(button(ben, 'Layout')).toBeVisible();
  await expectAccessible(ben);
  for (const menu of ['Audio settings', 'Video settings', 'Layout', 'More']) {
    await test.step(`axe: ${menu}`, async () => {
      await button(ben, menu).click();
      await expect(ben.getByRole('group', { name: menu, exact: true }).locator(':focus')).toHaveCount(1);
      await expectAccessible(ben);
      await ben.keyboard.press('Escape');
    });
  }
  await ben.keyboard.press('?');
  await expect(ben.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expectAccessible(ben);
  await ben.keyboard.press('Escape');
  await button(zoe, 'Stop sharing').click();
  await expect.poll(said).toContain('Zoe stopped sharing their screen');
  await button(zoe, 'Microphone').click();
  await expect.poll(said).toContain('Zoe muted their microphone');
  await button(zoe, 'Microphone').click();
  await expect.poll(said).toContain('Zoe unmuted their microphone');
  await button(ben, 'Move your picture').focus();
  await ben.keyboard.press('ArrowUp');
  await expect.poll(said).toContain('Top right');

  await button(zoe, 'End call').click();
  await expect.poll(said).toContain('Call with Zoe ended');
  await expect(ben.getByText(/^Lasted /)).toBeVisible();
  await expectAccessible(ben);
  // Connecting is over so soon at times that nobody need hear of it.
  expect((await said()).filter((text) => text !== 'Connecting…')).toEqual([
    'Calling Zoe',
    'Connected with Zoe',
    'Zoe is sharing their screen',
    'Zoe stopped sharing their screen',
    'Zoe muted their microphone',
    'Zoe unmuted their microphone',
    'Top right',
    'Call with Zoe ended',
  ]);
});

test('small screens, large letters, few colors, no motion, from right to left', async ({
  builtDemo: demo,
  openWindow,
  nextPerson,
}) => {
  const [first, second] = [nextPerson(), nextPerson()];
  const zoe = await openWindow(first, { url: demo.url });
  const ben = await openWindow(second, { url: demo.url });
  const call = ben.getByRole('region', { name: 'Call with Zoe' });
  const bar = ben.getByRole('group', { name: 'Call controls' });
  // From the beginning: what has begun to move before goes on moving.
  for (const page of [zoe, ben]) await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(zoe, 'Zoe');
  await signIn(ben, 'Ben');

  await test.step('no motion', async () => {
    await button(ben, 'Video call with Zoe').click();
    await expect(zoe.getByRole('alertdialog')).toBeVisible();
    await expectStill(zoe);
    await expectStill(ben);
    // A skin that has its own speed does not change that.
    for (const page of [zoe, ben]) {
      await page.evaluate(() => {
        document.documentElement.style.setProperty('--parley-motion', '1s');
        document.body.style.setProperty('--parley-motion', '1s');
      });
    }
    await button(zoe, 'Accept with video').hover();
    await button(ben, 'Camera').hover();
    await expectStill(zoe);
    await expectStill(ben);
    for (const one of [button(zoe, 'Accept with video'), button(ben, 'Camera')]) {
      await expect(one).toHaveCSS('transition-duration', '0s');
    }
  });

  await test.step('an incoming call on a small phone', async () => {
    await zoe.setViewportSize({ width: 320, height: 480 });
    await expectReachable(zoe, zoe.getByRole('alertdialog').getByRole('button'));
    await expectTargetsOf(zoe.getByRole('alertdialog').getByRole('button'));
    await button(zoe, 'Accept with video').click();
    await expectPictureOf(ben.getByRole('group', { name: 'Zoe' }).locator('video'), first.pictureId);
    await button(ben, 'Microphone').focus();
    await ben.keyboard.press('Shift');
    await expectStill(ben);
  });

  await test.step('a small phone, and twice the size on a small laptop', async () => {
    for (const [width, height] of [
      [320, 640],
      [640, 400],
    ] as const) {
      await ben.setViewportSize({ width, height });
      await expectReachable(ben, bar.getByRole('button'));
      await expectTargetsOf(call.getByRole('button'));
      await button(ben, 'More').click();
      const items = ben.getByRole('group', { name: 'More', exact: true });
      await expect(items.locator(':focus')).toHaveCount(1);
      await expectTargetsOf(items.locator('button,label'));
      await expectReachable(ben, items.locator('button,label'));
      await expectStill(ben);
      await ben.keyboard.press('Escape');
    }
    await ben.setViewportSize({ width: 1280, height: 720 });
  });

  await test.step('few colors', async () => {
    await ben.emulateMedia({ forcedColors: 'active' });
    const microphone = button(ben, 'Microphone');
    await microphone.focus();
    await ben.keyboard.press('Shift');
    await expect(microphone).not.toHaveCSS('outline-style', 'none');
    const look = (): Promise<string[]> =>
      microphone.evaluate((node) => {
        const { backgroundColor, color, borderTopColor } = getComputedStyle(node);
        return [backgroundColor, color, borderTopColor];
      });
    const [face, ink, edge] = await look();
    expect(ink).not.toBe(face);
    expect(edge).not.toBe(face);
    await microphone.press('Space');
    await expect(microphone).toHaveAttribute('aria-pressed', 'false');
    // Not by the icon alone.
    expect((await look())[0]).not.toBe(face);
    await microphone.press('Space');
    const ring = ben.locator('.parley-speaking-ring').first();
    await expect
      .poll(() => ring.evaluate((node) => Number(getComputedStyle(node).opacity)))
      .toBeGreaterThan(0.5);
    // Two lines: whatever the picture is, one of them is seen.
    const [line, beside] = await ring.evaluate((node) => {
      const { borderTopColor, outlineColor, outlineStyle } = getComputedStyle(node);
      return [borderTopColor, outlineStyle === 'none' ? borderTopColor : outlineColor];
    });
    expect(line).not.toBe(beside);
    await ben.emulateMedia({ forcedColors: 'none' });
  });

  await test.step('from right to left', async () => {
    await button(ben, 'End call').click();
    await button(ben, 'Close').click();
    await button(ben, 'Settings').click();
    await ben.getByLabel('Language of calls').selectOption('ar');
    await ben.keyboard.press('Escape');
    await button(zoe, 'Close').click();
    await button(ben, 'Audio call with Zoe').click();
    const section = ben.locator('.parley-video-call');
    await expect(section).toHaveAttribute('dir', 'rtl');
    await expect(section).toHaveAttribute('lang', 'ar');
    await button(zoe, 'Accept with audio').click();
    await expect(section).toHaveAttribute('data-phase', 'in-call');
    await expectAccessible(ben);
    const [end, microphone] = await Promise.all(
      ['.parley-hang-up', '[data-device=microphone]'].map((part) => section.locator(part).boundingBox()),
    );
    expect(end?.x).toBeLessThan(microphone?.x ?? 0);
  });
});

/** Nothing moves, and nothing is about to; a tooltip may wait before it shows, and then does so at once. */
async function expectStill(page: Page): Promise<void> {
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().activeDuration) > 0)
      .map((animation) => {
        const { effect, id } = animation;
        const where = effect instanceof KeyframeEffect ? effect.target?.className : '';
        const what = animation instanceof CSSTransition ? animation.transitionProperty : id;
        return `${animation instanceof CSSAnimation ? animation.animationName : what} of ${String(where)}`;
      }),
  );
  expect(moving).toEqual([]);
}
