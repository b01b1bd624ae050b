import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, test } from './support/fixtures.js';
import { expectPictureOf } from './support/frames.js';
import { ParleyWindow } from './support/parley-window.js';
import { QuickBloxWindow } from './support/quickblox-window.js';

// From a call to a test: what was recorded in one browser leads to the same states in another that has no network.

test('the tape of calls with QuickBlox plays again', async ({ openWindow, nextPerson, server }) => {
  const [alice, bob] = [nextPerson(), nextPerson()];
  const [parley, quickblox] = await Promise.all([
    ParleyWindow.open(openWindow, alice, server),
    QuickBloxWindow.open(openWindow, bob, server),
  ]);
  await quickblox.call(alice, { userInfo: { name: 'Bob' } });
  await expect(parley.incoming).toBeVisible();
  await parley.page.evaluate(() => window.parley.accept());
  await expectPictureOf(parley.videoOf(bob), bob.pictureId);
  await quickblox.update({ mute: 'audio' });
  await expect.poll(() => parley.page.evaluate(() => window.parley.updates)).toHaveLength(1);
  await quickblox.hangUp();
  await parley.expectEnded('hangup');

  await parley.call(bob, { video: false });
  await expect
    .poll(async () => (await quickblox.events()).filter(({ type }) => type === 'call'))
    .toHaveLength(1);
  await quickblox.accept();
  await parley.expectState('connected');
  await parley.page.evaluate(() => window.parley.hangUp());
  await parley.expectEnded('hangup');

  const recorded = await parley.page.evaluate(() => ({
    states: [...window.parley.states],
    tape: window.parley.tape,
  }));
  const { states, tape } = recorded;
  if (tape === null) throw new Error('nothing was recorded');
  expect(JSON.stringify(tape).includes(`"${bob.id}"`)).toBe(false);
  // How the tape of the unit tests was made.
  const path = process.env['PARLEY_KEEP_TAPE'];
  if (path !== undefined) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `${JSON.stringify(recorded, null, 2)}\n`);
  }

  const page = await openWindow(nextPerson(), { url: '/replay.html' });
  expect(await page.evaluate((played) => window.replay(played), tape)).toEqual({ states, departures: [] });
});
