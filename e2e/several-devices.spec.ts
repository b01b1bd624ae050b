import { expect, test, type OpenWindow, type Person } from './support/fixtures.js';
import { expectPictureOf } from './support/frames.js';
import { ParleyWindow } from './support/parley-window.js';
import { QuickBloxWindow } from './support/quickblox-window.js';
import { serverNames } from './support/rig.js';
import type { TestServer } from './support/test-server.js';

type Three = readonly [ParleyWindow, ParleyWindow, ParleyWindow];

/**
 * Opens three windows of one account, each in a browser of its own. One after the other: they would only wait for each
 * other on a small machine.
 */
async function openThree(openWindow: OpenWindow, person: Person, server: TestServer): Promise<Three> {
  const open = (): Promise<ParleyWindow> => ParleyWindow.open(openWindow, person, server);
  return [await open(), await open(), await open()];
}

async function expectAllRing(windows: readonly ParleyWindow[]): Promise<void> {
  for (const { incoming } of windows) await expect(incoming).toBeVisible({ timeout: 30_000 });
}

/** Does something about the call that rings, and tells when it was done. All windows have the same clock. */
function actNow({ page }: ParleyWindow, act: 'accept' | 'reject'): Promise<number> {
  return page.evaluate((name) => {
    const now = Date.now();
    window.parley[name]();
    return now;
  }, act);
}

/** Answers at a moment, or as soon after it as the machine has time, unless it rings no more by then; tells when. */
async function actAt({ page }: ParleyWindow, moment: number): Promise<number> {
  const done = await page.waitForFunction((due) => {
    const now = Date.now();
    if (now < due) return 0;
    if (window.parley.calls.at(-1)?.state === 'ringing') window.parley.accept();
    return now;
  }, moment);
  return done.jsonValue();
}

/**
 * Told by the window that has it, so that nothing else may have been the reason. How long after the deed of the other window
 * the last of these stopped ringing is printed, and noted with the result; how long it may be depends on the machine.
 */
async function expectElsewhere(
  windows: readonly ParleyWindow[],
  reason: string,
  doneAt: number,
  what: string,
): Promise<void> {
  const waits: number[] = [];
  for (const window of windows) {
    await window.expectState('ended');
    const { endReason, endedAt } = await window.lastCall();
    expect(endReason).toBe(reason);
    waits.push((endedAt ?? 0) - doneAt);
    await expect(window.incoming).toBeHidden();
  }
  // Not before: they stop because of it.
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(0);
  const description = `${what}: ${windows.length} stopped ringing within ${Math.max(...waits)} ms`;
  test.info().annotations.push({ type: 'elsewhere', description });
  process.stdout.write(`${description}\n`);
}

for (const name of serverNames) {
  test.describe(`over the ${name} server`, () => {
    test.use({ serverName: name });

    test('all ring; one answers or declines, the other stops; two who call each other are in one call', async ({
      openWindow,
      nextPerson,
      server,
    }) => {
      const [alice, bob] = [nextPerson(), nextPerson()];
      const caller = await ParleyWindow.open(openWindow, alice, server);
      const [first, second, third] = await openThree(openWindow, bob, server);
      await caller.call(bob);
      await expectAllRing([first, second, third]);
      const answered = await actNow(second, 'accept');
      await expectElsewhere([first, third], 'answered-elsewhere', answered, `answered, ${server.name}`);
      await expectPictureOf(caller.videoOf(bob), bob.pictureId);
      await expectPictureOf(second.videoOf(alice), alice.pictureId);
      await second.button('End call').click();
      await caller.expectEnded('hangup');

      await caller.call(bob);
      await expectAllRing([first, second, third]);
      const declined = await actNow(second, 'reject');
      await expectElsewhere([first, third], 'rejected-elsewhere', declined, `declined, ${server.name}`);
      await caller.expectEnded('rejected');

      await second.page.close();
      await third.page.close();
      await Promise.all([caller.call(bob), first.call(alice)]);
      await expectPictureOf(caller.videoOf(bob), bob.pictureId);
      await expectPictureOf(first.videoOf(alice), alice.pictureId);
      expect((await caller.lastCall()).id).toBe((await first.lastCall()).id);
      for (const { incoming } of [caller, first]) await expect(incoming).toHaveCount(0);
      await caller.button('End call').click();
      await first.expectEnded('hangup');
    });

    test('a QuickBlox client calls one account in three windows, two of which answer at once', async ({
      openWindow,
      nextPerson,
      server,
    }) => {
      const [alice, bob] = [nextPerson(), nextPerson()];
      const caller = await QuickBloxWindow.open(openWindow, bob, server);
      const [first, second, third] = await openThree(openWindow, alice, server);
      await caller.call(alice);
      await expectAllRing([first, second, third]);
      // At the same moment: neither has heard of the other one's answer.
      const moment = Date.now() + 300;
      const answered = await Promise.all([first, second].map((window) => actAt(window, moment)));
      const what = `answered, QuickBlox calls, ${server.name}`;
      await expectElsewhere([third], 'answered-elsewhere', Math.min(...answered), what);
      await expectPictureOf(caller.remoteVideo, alice.pictureId);
      const states = (): Promise<string[]> =>
        Promise.all([first, second].map(async (window) => (await window.lastCall()).state));
      await expect
        .poll(async () => (await states()).toSorted(), { timeout: 30_000 })
        .toEqual(['connected', 'ended']);
      await caller.hangUp();
      for (const window of [first, second]) await window.expectState('ended');
    });
  });
}

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
