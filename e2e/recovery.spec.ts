import { expectPictureOf } from './support/frames.js';
import { expect, test } from './support/lab-fixtures.js';
import { ParleyWindow } from './support/parley-window.js';

test('a call over the lab', async ({ lab, openOn, nextPerson }) => {
  const [alice, bob] = [nextPerson(), nextPerson()];
  const caller = await ParleyWindow.open(openOn('a'), alice, lab.server);
  const callee = await ParleyWindow.open(openOn('b'), bob, lab.server);
  await caller.call(bob);
  await callee.button('Accept').click();
  await expectPictureOf(caller.videoOf(bob), bob.pictureId);
  await expectPictureOf(callee.videoOf(alice), alice.pictureId);
  expect(1).toBe(1);
});
