import type { Locator, Page } from '@playwright/test';
import { expectAccessible, signIn } from './support/demo-window.js';
import { expect, test } from './support/fixtures.js';

// The calls of the past in the phone. Each window is a browser of its own, so what one knows of calls that took place
// elsewhere, or while it was away, it has from the archive of the server.

const views = (page: Page): Locator => page.getByRole('navigation', { name: 'What to show' });

/** Opens the list of calls, and gives its rows, newest first. */
async function openCalls(page: Page): Promise<Locator> {
  await views(page)
    .getByRole('button', { name: /^Calls/ })
    .click();
  return page.getByRole('region', { name: 'Calls', exact: true }).getByRole('listitem');
}

test('a call while one is signed out is missed, can be called back, and is known to another device', async ({
  demo,
  openWindow,
  nextPerson,
}) => {
  const [first, second] = [nextPerson(), nextPerson()];
  const zoe = await openWindow(first, { url: demo.url });
  await signIn(zoe, 'Zoe History');
  const ben = await openWindow(second, { url: demo.url });
  await signIn(ben, 'Ben History');
  await ben.getByRole('button', { name: 'Video call with Zoe History' }).click();
  await zoe.getByRole('button', { name: 'Decline' }).click();
  await expect(ben.getByText('Zoe History declined the call').first()).toBeVisible();
  await ben.getByRole('button', { name: 'Close' }).click();
  await zoe.getByRole('button', { name: 'Sign out' }).click();
  await expect(zoe.getByLabel('Your name')).toBeVisible();

  // Who is away is called from the list of calls.
  const bens = await openCalls(ben);
  await bens.first().getByRole('button', { name: 'Call Zoe History with audio' }).click();
  await ben.getByRole('button', { name: 'Cancel call' }).click();
  await expect(bens).toHaveCount(2);
  await expect(bens.nth(0)).toHaveAttribute('data-outcome', 'canceled');
  await expect(bens.nth(1)).toHaveAttribute('data-outcome', 'declined');

  // Zoe signs in somewhere else, where nothing is known of her calls.
  const phone = await openWindow(first, { url: demo.url });
  await signIn(phone, 'Zoe History');
  const badge = views(phone).getByText('1 missed', { exact: true });
  await expect(badge).toBeVisible();
  await expect(phone).toHaveTitle('(1) Zoe History – Parley');
  await expectAccessible(phone);
  const zoes = await openCalls(phone);
  await expect(zoes).toHaveCount(2);
  await expect(zoes.nth(0)).toHaveAttribute('data-outcome', 'missed');
  await expect(zoes.nth(0)).toContainText('Ben History');
  await expect(zoes.nth(1)).toHaveAttribute('data-outcome', 'declined');
  await expect(badge).toHaveCount(0);
  await expectAccessible(phone);

  await zoes.nth(0).getByRole('button', { name: 'Call Ben History with audio' }).click();
  const ring = ben.getByRole('alertdialog', { name: 'Incoming audio call from Zoe History' });
  await ring.getByRole('button', { name: 'Accept with audio' }).click();
  await expect(phone.getByRole('button', { name: 'End call' })).toBeVisible();
  await phone.getByRole('button', { name: 'End call' }).click();
  await expect(ben.getByText('Call with Zoe History ended').first()).toBeVisible();

  // A third one knows all of it.
  const desk = await openWindow(first, { url: demo.url });
  await signIn(desk, 'Zoe History');
  const desks = await openCalls(desk);
  await expect(desks).toHaveCount(3);
  await expect(desks.nth(0)).toHaveAttribute('data-outcome', 'answered');
  await expect(desks.nth(0)).toHaveAttribute('data-direction', 'outgoing');
  await expect(desks.nth(1)).toHaveAttribute('data-outcome', 'missed');
  await expect(desks.nth(2)).toHaveAttribute('data-outcome', 'declined');
});
