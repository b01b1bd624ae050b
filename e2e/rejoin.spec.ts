import { signIn } from './support/demo-window.js';
import { expect, test } from './support/fixtures.js';
import { expectPictureOf } from './support/frames.js';

// The phone is loaded anew in the middle of a call, and its person goes back to it.

test('a reload in a call: the other waits, one press on Rejoin, and both see each other again', async ({
  builtDemo: demo,
  openWindow,
  nextPerson,
}) => {
  const [first, second] = [nextPerson(), nextPerson()];
  const zoe = await openWindow(first, { url: demo.url });
  await signIn(zoe, 'Zoe');
  const ben = await openWindow(second, { url: demo.url });
  await signIn(ben, 'Ben');
  await ben.getByRole('button', { name: 'Video call with Zoe' }).click();
  await zoe.getByRole('button', { name: 'Accept with video' }).click();
  const zoesPicture = ben.getByRole('group', { name: 'Zoe' }).locator('video');
  await expectPictureOf(zoesPicture, first.pictureId);
  await expectPictureOf(zoe.getByRole('group', { name: 'Ben' }).locator('video'), second.pictureId);

  // The other waits for half a minute: all of this goes on beside it.
  const lost = expect(ben.getByText('The connection to Zoe broke. Reconnecting…').first()).toBeVisible();
  await zoe.reload({ waitUntil: 'commit' });
  const notice = zoe.getByRole('group', { name: 'You were in a call with Ben' });
  await notice.getByRole('button', { name: 'Rejoin' }).click();
  await lost;
  await expectPictureOf(zoe.getByRole('group', { name: 'Ben' }).locator('video'), second.pictureId);
  await expectPictureOf(zoesPicture, first.pictureId);
  // Nobody was rung.
  await expect(ben.getByRole('alertdialog')).toHaveCount(0);
  await expect(notice).toHaveCount(0);

  await zoe.getByRole('button', { name: 'End call' }).click();
  await expect(ben.getByText('Call with Zoe ended').first()).toBeVisible();
});
