import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

// What tests of the demo do over and over.

/** Everything that is checked by a machine, the sizes of targets among it. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Signs in by name, with the keyboard alone. */
export async function signIn(page: Page, name: string): Promise<void> {
  // It has the focus by itself.
  await expect(page.getByLabel('Your name')).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`Hello, ${name}`)).toBeVisible();
}

/** Lets axe look at a page that has come to rest. */
export async function expectAccessible(page: Page): Promise<void> {
  // Half faded in, words have half their contrast.
  await page.evaluate(() => {
    const finite = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    return Promise.all(finite.map(({ finished }) => finished.catch(() => undefined)));
  });
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** Presses Tab until something has the focus; fails when it is out of reach. */
export async function tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const { keyboard } = target.page();
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await target.count()) === 1 && (await target.evaluate((node) => node === document.activeElement)))
      return;
    await keyboard.press(key);
  }
  throw new Error(`${String(target)} is out of reach of the ${key} key`);
}

/** Presses a button as a keyboard does. */
export async function pressButton(page: Page, name: string, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page.getByRole('button', { name, exact: true }));
  await page.keyboard.press(key);
}

/** Opens a menu of the call as a keyboard does; the focus is in it then. */
export async function openMenu(page: Page, name: string): Promise<Locator> {
  await pressButton(page, name);
  const popover = page.getByRole('group', { name, exact: true });
  await expect(popover.locator(':focus')).toHaveCount(1);
  return popover;
}
