import { expect, test, type OpenWindow, type Person } from './support/fixtures.js';
import { expectPictureOf } from './support/frames.js';
import { ParleyWindow } from './support/parley-window.js';
import { QuickBloxWindow } from './support/quickblox-window.js';
import { serverNames } from './support/rig.js';
import type { TestServer } from './support/test-server.js';

/** One account in three windows, each a browser of its own. */
function openThree(openWindow: OpenWindow, person: Person, server: TestServer): Promise<ParleyWindow[]> {
  return Promise.all([1, 2, 3].map(() => ParleyWindow.open(openWindow, person, server)));
}

async function expectAllRing(windows: readonly ParleyWindow[]): Promise<void> {
  for (const { incoming } of windows) await expect(incoming).toBeVisible({ timeout: 30_000 });
}

/** Told by the window that has it, so that nothing else may have been the reason. */
async function expectElsewhere(windows: readonly ParleyWindow[], reason: string): Promise<void> {
  for (const window of windows) {
    await window.expectState('ended');
    expect((await window.lastCall()).endReason).toBe(reason);
    await expect(window.incoming).toBeHidden();
  }
}

for (const name of serverNames) {
  test.describe(`one account in three windows, over the ${name} server`, () => {
    test.use({ serverName: name });

    test('all ring; one answers, the others stop; one declines, the others stop', async ({
      openWindow,
      nextPerson,
      server,
    }) => {
      const [alice, bob] = [nextPerson(), nextPerson()];
      const caller = await ParleyWindow.open(openWindow, alice, server);
      const windows = await openThree(openWindow, bob, server);
      const [first, second, third] = windows;
      if (!first || !second || !third) throw new Error('three windows were opened');
      await caller.call(bob);
      await expectAllRing(windows);
      await second.button('Accept with video').click();
      await expectElsewhere([first, third], 'answered-elsewhere');
      await expectPictureOf(caller.videoOf(bob), bob.pictureId);
      await expectPictureOf(second.videoOf(alice), alice.pictureId);
      await second.button('End call').click();
      await caller.expectEnded('hangup');

      await caller.call(bob);
      await expectAllRing(windows);
      await third.button('Decline').click();
      await expectElsewhere([first, second], 'rejected-elsewhere');
      await caller.expectEnded('rejected');
    });

    test('two who call each other are in one call, and it rings nowhere', async ({
      openWindow,
      nextPerson,
      server,
    }) => {
      const [alice, bob] = [nextPerson(), nextPerson()];
      const [one, other] = await Promise.all([
        ParleyWindow.open(openWindow, alice, server),
        ParleyWindow.open(openWindow, bob, server),
      ]);
      await Promise.all([one.call(bob), other.call(alice)]);
      await expectPictureOf(one.videoOf(bob), bob.pictureId);
      await expectPictureOf(other.videoOf(alice), alice.pictureId);
      expect((await one.lastCall()).id).toBe((await other.lastCall()).id);
      for (const { incoming } of [one, other]) await expect(incoming).toHaveCount(0);
      await one.button('End call').click();
      await other.expectEnded('hangup');
    });
  });
}

test('a QuickBlox client calls one account in three windows, two of which answer at once', async ({
  openWindow,
  nextPerson,
  server,
}) => {
  const [alice, bob] = [nextPerson(), nextPerson()];
  const caller = await QuickBloxWindow.open(openWindow, bob, server);
  const windows = await openThree(openWindow, alice, server);
  await caller.call(alice);
  await expectAllRing(windows);
  const [first, second, third] = windows;
  if (!first || !second || !third) throw new Error('three windows were opened');
  await Promise.all([first, second].map(({ page }) => page.evaluate(() => window.parley.accept())));
  await expectElsewhere([third], 'answered-elsewhere');
  await expectPictureOf(caller.remoteVideo, alice.pictureId);
  const states = (): Promise<string[]> =>
    Promise.all([first, second].map(async (window) => (await window.lastCall()).state));
  await expect
    .poll(async () => (await states()).toSorted(), { timeout: 30_000 })
    .toEqual(['connected', 'ended']);
  await caller.hangUp();
  for (const window of windows) await window.expectState('ended');
});

test('two tabs of one browser ring once, and are silenced together', async ({
  openWindow,
  nextPerson,
  server,
}) => {
  const [alice, bob] = [nextPerson(), nextPerson()];
  const caller = await ParleyWindow.open(openWindow, alice, server);
  const first = await ParleyWindow.open(openWindow, bob, server);
  const second = await first.openTab(server);
  for (const { page } of [first, second]) {
    // Counts the loops that play, where sound is made.
    await page.evaluate(() => {
      const playing = new Set<AudioBufferSourceNode>();
      const real = AudioContext.prototype;
      real.createBufferSource = function createCounted() {
        const source = new AudioBufferSourceNode(this);
        const [start, stop] = [source.start.bind(source), source.stop.bind(source)];
        source.start = () => {
          if (source.loop) playing.add(source);
          document.title = `${playing.size} loops`;
          start();
        };
        source.stop = () => {
          playing.delete(source);
          document.title = `${playing.size} loops`;
          stop();
        };
        return source;
      };
      document.title = '0 loops';
    });
    await page.locator('body').click({ position: { x: 1, y: 1 } });
  }
  const expectLoops = async (...counts: number[]): Promise<void> => {
    const windows = [first, second].filter(({ page }) => !page.isClosed());
    const titles = (): Promise<string[]> => Promise.all(windows.map(({ page }) => page.title()));
    await expect.poll(titles, { timeout: 30_000 }).toEqual(counts.map((count) => `${count} loops`));
  };

  // The tab that was touched last rings.
  await caller.call(bob);
  await expectAllRing([first, second]);
  await expectLoops(0, 1);
  await first.button('Silence').click();
  await expectLoops(0, 0);
  await expect(second.page.getByText('· silenced')).toBeVisible();
  await caller.button('Cancel call').click();
  await caller.expectEnded('canceled');

  // Its end is the other one's turn, in the middle of the ringing.
  await caller.call(bob);
  await expectAllRing([first, second]);
  await expectLoops(0, 1);
  await second.page.close();
  await expectLoops(1);
});
