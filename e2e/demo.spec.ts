import { expectAccessible, openMenu, pressButton, signIn } from './support/demo-window.js';
import { expect, test } from './support/fixtures.js';
import { expectPictureOf } from './support/frames.js';

// The phone as a person uses it: by what is on the screen, and nothing else.

test('two people sign in by name, see each other, and call', async ({ demo, openWindow, nextPerson }) => {
  const [first, second] = [nextPerson(), nextPerson()];
  const zoe = await openWindow(first, { url: demo.url });
  await expectAccessible(zoe);
  await signIn(zoe, 'Zoë Müller');
  await expect(zoe.getByText('Nobody else is here yet.')).toBeVisible();
  const ben = await openWindow(second, { url: demo.url });
  await signIn(ben, 'Ben');
  await expectAccessible(ben);

  await ben.getByRole('button', { name: 'Video call with Zoë Müller' }).click();
  const ring = zoe.getByRole('alertdialog', { name: 'Incoming video call from Ben' });
  await expect(ring).toBeVisible();
  await expectAccessible(zoe);
  await ring.getByRole('button', { name: 'Accept with video' }).click();
  await expectPictureOf(zoe.getByRole('group', { name: 'Ben' }).locator('video'), second.pictureId);
  await expectPictureOf(ben.getByRole('group', { name: 'Zoë Müller' }).locator('video'), first.pictureId);
  await expectAccessible(ben);

  await zoe.getByRole('button', { name: 'End call' }).click();
  await expect(ben.getByText('Call with Zoë Müller ended').first()).toBeVisible();
  await expect(ben.getByText(/^Lasted /)).toBeVisible();
  await expectAccessible(ben);
  await ben.getByRole('button', { name: 'Call again' }).click();
  await zoe.getByRole('button', { name: 'Decline' }).click();
  await expect(ben.getByText('Zoë Müller declined the call').first()).toBeVisible();
});

test('shows the figures of the connection, by keyboard alone', async ({ demo, openWindow, nextPerson }) => {
  const zoe = await openWindow(nextPerson(), { url: demo.url });
  await signIn(zoe, 'Zoë');
  const ben = await openWindow(nextPerson(), { url: demo.url });
  await signIn(ben, 'Ben');
  await ben.getByRole('button', { name: 'Video call with Zoë' }).click();
  await zoe.getByRole('button', { name: 'Accept with video' }).click();
  await expect(ben.getByRole('button', { name: 'End call' })).toBeVisible();

  await openMenu(ben, 'More');
  await pressButton(ben, 'Connection details');
  const dialog = ben.getByRole('dialog', { name: 'Connection details' });
  const figures = dialog.getByRole('region', { name: 'Zoë' });
  await expect(figures).toHaveText(/Direct, over (UDP|TCP)/, { timeout: 30_000 });
  await expect(figures).toHaveText(/Received.*Sound.*kb\/s · opus.*Picture.*\d+ × \d+ · (VP8|VP9|H264)/);
  await expect(figures).toHaveAttribute('data-score', /good|fair|poor/);
  await expectAccessible(ben);
  await ben.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(ben.getByRole('button', { name: 'More', exact: true })).toBeFocused();
});

test('signs in again after a reload, and out', async ({ demo, openWindow, nextPerson }) => {
  const page = await openWindow(nextPerson(), { url: demo.url });
  await signIn(page, 'Robin');
  await page.reload();
  await expect(page.getByText('Hello, Robin')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByLabel('Your name')).toBeVisible();
});

test('signs in to another server, and says what is wrong when it cannot', async ({
  demo,
  openWindow,
  nextPerson,
  server,
}) => {
  const person = nextPerson();
  const page = await openWindow(person, { url: demo.url });
  await page.getByText('Another server', { exact: true }).click();
  await page.getByLabel('Service address').fill(server.url);
  await page.getByRole('textbox', { name: 'Domain' }).fill(server.host);
  await page.getByRole('radio', { name: /^QuickBlox/ }).check();
  await page.getByLabel('Application ID').fill('1');
  await page.getByLabel('User ID').fill(person.id);
  await page.getByLabel('Password').fill('wrong');
  await page.getByRole('button', { name: /^Sign in/ }).click();
  await expect(page.getByText('The server did not accept this user ID and password')).toBeVisible();
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: /^Sign in/ }).click();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
});
