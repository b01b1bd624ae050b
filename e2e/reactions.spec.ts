import { expect, test } from './support/fixtures.js';
import { expectPictureOf } from './support/frames.js';
import { ParleyWindow } from './support/parley-window.js';
import { QuickBloxWindow } from './support/quickblox-window.js';

// Reactions and raised hands between real browsers: over a real data channel, and not at all towards QuickBlox.

/** How many messages came over the data channel of a window. */
function received({ page }: ParleyWindow): Promise<number> {
  return page.evaluate(async () => {
    const made = window.peerConnections.findLast((one) => one.connectionState === 'connected');
    let count = 0;
    const stats = await made?.getStats();
    // Its entries have no type in TypeScript.
    stats?.forEach((entry: unknown) => {
      if (typeof entry !== 'object' || entry === null || !('messagesReceived' in entry)) return;
      count += Number(entry.messagesReceived);
    });
    return count;
  });
}

function updatesOf({ page }: ParleyWindow): Promise<number> {
  return page.evaluate(() => window.wireLog.stanzas['update'] ?? 0);
}

test('the other side sees a hand and a reaction, which go over the data channel', async ({
  openWindow,
  nextPerson,
  server,
}) => {
  const alice = nextPerson();
  const bob = nextPerson();
  const [caller, callee] = await Promise.all([
    ParleyWindow.open(openWindow, alice, server),
    ParleyWindow.open(openWindow, bob, server),
  ]);
  await caller.call(bob);
  await callee.button('Accept with video').click();
  await expectPictureOf(caller.videoOf(bob).first(), bob.pictureId);
  // Both have greeted each other; what they show of each other goes the same way.
  for (const side of [caller, callee]) await expect.poll(() => received(side)).toBeGreaterThan(0);
  const updates = await updatesOf(caller);

  await caller.button('Reactions').click();
  await caller.button('Raise hand').click();
  await expect(callee.tile(alice).getByText('Hand raised, number 1 in line')).toBeAttached();
  await callee.page.evaluate(() => document.body.focus());
  await callee.page.keyboard.press('h');
  await expect(caller.tile(bob).getByText('Hand raised, number 2 in line')).toBeAttached();
  await caller.button('Reactions').click();
  await caller.button('🎉').click();
  await expect(callee.tile(alice).getByText('🎉')).toBeVisible();
  await expect.poll(() => received(callee)).toBeGreaterThan(2);
  expect(await updatesOf(caller)).toBe(updates);

  await callee.button('End call').click();
  await caller.expectEnded('hangup');
  await callee.expectEnded('hangup');
});

test('a QuickBlox client is bothered with none of it', async ({ openWindow, nextPerson, server }) => {
  const alice = nextPerson();
  const bob = nextPerson();
  const [parley, quickblox] = await Promise.all([
    ParleyWindow.open(openWindow, alice, server),
    QuickBloxWindow.open(openWindow, bob, server),
  ]);
  await parley.call(bob);
  await quickblox.told('call');
  await quickblox.accept();
  await expectPictureOf(parley.videoOf(bob).first(), bob.pictureId);
  await expectPictureOf(quickblox.remoteVideo, alice.pictureId);
  await expect(parley.button('More')).toBeVisible();
  await expect(parley.button('Reactions')).toHaveCount(0);
  await parley.page.keyboard.press('h');
  expect(await received(parley)).toBe(0);
  await parley.button('End call').click();
  await quickblox.told('stop');
  await parley.expectEnded('hangup');
});
