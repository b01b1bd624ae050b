import { expect, test } from './support/fixtures.js';
import { expectPictureOf } from './support/frames.js';
import { ParleyWindow } from './support/parley-window.js';
import { QuickBloxWindow } from './support/quickblox-window.js';
import type { Locator, Page } from '@playwright/test';

// What is sent follows what is shown: towards us, and not towards a window on the real QuickBlox SDK.

test.describe.configure({ timeout: 240_000 });

/** How wide the picture is that arrives, in px. */
function widthOf(video: Locator): Promise<number> {
  return video.evaluate((element) => (element instanceof HTMLVideoElement ? element.videoWidth : 0));
}

/** How many frames were shown. */
function framesOf(video: Locator): Promise<number> {
  return video.evaluate((element) =>
    element instanceof HTMLVideoElement ? element.getVideoPlaybackQuality().totalVideoFrames : -1,
  );
}

/** Lets a page believe that another tab is in front of it: a browser without a screen hides none. */
function show(page: Page, state: DocumentVisibilityState): Promise<void> {
  return page.evaluate((now) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => now });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}

/** How many of the encoders of a page give pictures. */
function encodersOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      window.peerConnections
        .filter(({ connectionState }) => connectionState === 'connected')
        .flatMap((connection) => connection.getSenders())
        .filter(({ track }) => track?.kind === 'video')
        .filter((sender) => sender.getParameters().encodings[0]?.active !== false).length,
  );
}

test('a small tile gets a small picture, a hidden page none, and somebody on QuickBlox all of it', async ({
  openWindow,
  nextPerson,
  server,
}) => {
  const people = [nextPerson(), nextPerson(), nextPerson()] as const;
  const timers = { answerTimeout: 600_000 };
  const [alice, bob, carol] = await Promise.all([
    ParleyWindow.open(openWindow, people[0], server, { timers }),
    ParleyWindow.open(openWindow, people[1], server, { timers }),
    QuickBloxWindow.open(openWindow, people[2], server, { answerTimeInterval: 600 }),
  ]);
  await alice.page.setViewportSize({ width: 320, height: 480 });
  await bob.call([people[0], people[2]]);
  await expect(alice.incoming).toBeVisible({ timeout: 60_000 });
  await carol.told('call');
  await carol.accept();
  await alice.page.evaluate(() => window.parley.accept());
  const atAlice = alice.videoOf(people[1]);
  const atCarol = carol.videoOf(people[1]);
  await expectPictureOf(atAlice, people[1].pictureId);
  await expectPictureOf(atCarol, people[1].pictureId);

  await expect
    .poll(async () => (await widthOf(atAlice)) / (await widthOf(atCarol)), {
      message: 'the width of the picture in the small tile, as a part of the whole one',
      timeout: 60_000,
    })
    .toBeLessThan(0.7);

  await show(alice.page, 'hidden');
  await expect
    .poll(() => encodersOf(bob.page), { message: 'encoders at work, of two', timeout: 30_000 })
    .toBe(1);
  // The picture stands still, though somebody on QuickBlox, who does not know of this, goes on sending theirs.
  let before = -1;
  await expect
    .poll(
      async () => {
        const shown = await framesOf(atAlice);
        const isStill = shown === before;
        before = shown;
        return isStill;
      },
      { message: 'no more frames', intervals: [1000] },
    )
    .toBe(true);
  await expectPictureOf(atCarol, people[1].pictureId);

  await show(alice.page, 'visible');
  await expect.poll(() => encodersOf(bob.page), { timeout: 30_000 }).toBe(2);
  await expectPictureOf(atAlice, people[1].pictureId);
  await bob.page.evaluate(() => window.parley.endForAll());
  await alice.expectEnded('hangup');
  await bob.expectEnded('hangup');
});
