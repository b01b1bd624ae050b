import { expect, test, type OpenWindow, type Person } from './support/fixtures.js';
import { expectPictureOf } from './support/frames.js';
import { ParleyWindow } from './support/parley-window.js';
import { serverNames } from './support/rig.js';
import type { TestServer } from './support/test-server.js';

type Options = Parameters<typeof ParleyWindow.open>[3];

async function openPair(
  openWindow: OpenWindow,
  nextPerson: () => Person,
  server: TestServer,
  options: Options = {},
): Promise<{ alice: Person; bob: Person; caller: ParleyWindow; callee: ParleyWindow }> {
  const alice = nextPerson();
  const bob = nextPerson();
  const [caller, callee] = await Promise.all([
    ParleyWindow.open(openWindow, alice, server, options),
    ParleyWindow.open(openWindow, bob, server, options),
  ]);
  // Whom one may be revealed to, one knows from the roster.
  await expect.poll(() => callee.page.evaluate(() => window.parley.contactIds)).toContain(alice.id);
  return { alice, bob, caller, callee };
}

const patience = { timeout: 20_000 };

/** The states of the connections that are in use. */
function connectionsOf({ page }: ParleyWindow): Promise<string[]> {
  return page.evaluate(() =>
    window.peerConnections
      .filter(({ localDescription, remoteDescription }) => localDescription ?? remoteDescription)
      .map(({ connectionState }) => connectionState),
  );
}

/** Looks at what arrives until so many frames have come; gives the brightest value in them, 0 to 255. */
async function brightestOf({ page }: ParleyWindow, frames: number): Promise<number> {
  // A track is muted until its first packet: a connection may stand a moment before.
  const arriving = (): Promise<number> =>
    page.evaluate(
      () =>
        window.peerConnections
          .flatMap((made) => made.getReceivers())
          .filter(({ track }) => track.kind === 'video' && !track.muted).length,
    );
  await expect.poll(arriving, patience).toBeGreaterThan(0);
  const seen = await page.evaluateHandle(async () => {
    const tracks = window.peerConnections.flatMap((made) => made.getReceivers().map(({ track }) => track));
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = new MediaStream(tracks.filter(({ kind, muted }) => kind === 'video' && !muted));
    const surface = new OffscreenCanvas(32, 24).getContext('2d', { willReadFrequently: true });
    if (surface === null) throw new Error('no canvas');
    await video.play();
    const found = { brightest: 0, frames: 0 };
    setInterval(() => {
      surface.drawImage(video, 0, 0, 32, 24);
      const { data } = surface.getImageData(0, 0, 32, 24);
      data.forEach((value, index) => {
        if (index % 4 !== 3) found.brightest = Math.max(found.brightest, value);
      });
      found.frames = video.getVideoPlaybackQuality().totalVideoFrames;
    }, 30);
    return found;
  });
  await expect.poll(() => seen.evaluate((found) => found.frames), patience).toBeGreaterThanOrEqual(frames);
  return seen.evaluate((found) => found.brightest);
}

for (const name of serverNames) {
  test.describe(`over the ${name} server`, () => {
    test.use({ serverName: name });

    test('contacts are connected while it rings, and nobody is seen before the answer', async ({
      openWindow,
      nextPerson,
      server,
    }) => {
      const { alice, bob, caller, callee } = await openPair(openWindow, nextPerson, server);
      await caller.call(bob);
      await expect(callee.incoming).toBeVisible();
      for (const side of [caller, callee])
        await expect.poll(() => connectionsOf(side), patience).toEqual(['connected']);

      // What flows is black, in both directions; the caller's camera is on for themselves, the callee's is not.
      for (const side of [caller, callee]) expect(await brightestOf(side, 10)).toBeLessThan(20);
      expect(await callee.page.evaluate(() => window.fakeMedia.requests)).toBe(0);
      await caller.expectState('dialing');
      await callee.expectState('ringing');
      await expect(caller.videoOf(bob)).toHaveCount(0);

      await callee.button('Accept with video').click();
      await expectPictureOf(caller.videoOf(bob), bob.pictureId);
      await expectPictureOf(callee.videoOf(alice), alice.pictureId);
      expect(await connectionsOf(caller)).toEqual(['connected']); // the same one
      const sent = await Promise.all(
        [caller, callee].map(({ page }) => page.evaluate(() => window.wireLog.stanzas)),
      );
      expect(sent[1]?.['update'], 'early answers').toBe(1);
      await callee.button('End call').click();
      await caller.expectEnded('hangup');
      await callee.expectEnded('hangup');
    });

    test('who tells nobody where they are before the answer sends no more than that it rings', async ({
      openWindow,
      nextPerson,
      server,
    }) => {
      const { alice, bob, caller, callee } = await openPair(openWindow, nextPerson, server, {
        reveal: 'on-accept',
        timers: { repeatInterval: 400 },
      });
      await caller.call(bob);
      await expect(callee.incoming).toBeVisible();
      // Long enough for an early answer: by then they have been called four times.
      await expect
        .poll(() => caller.page.evaluate(() => window.wireLog.stanzas['call']), patience)
        .toBeGreaterThan(3);
      expect(await callee.page.evaluate(() => window.wireLog.stanzas)).toEqual({ update: 1 });
      expect(await connectionsOf(callee)).toEqual(['new']);
      expect(
        await callee.page.evaluate(() =>
          window.peerConnections.map(({ iceGatheringState }) => iceGatheringState),
        ),
      ).not.toContain('complete');
      await callee.button('Accept with video').click();
      await expectPictureOf(caller.videoOf(bob), bob.pictureId);
      await expectPictureOf(callee.videoOf(alice), alice.pictureId);
    });

    test('another device answers than the one that was connected first', async ({
      openWindow,
      nextPerson,
      server,
    }) => {
      const { alice, bob, caller, callee } = await openPair(openWindow, nextPerson, server);
      const tablet = await ParleyWindow.open(openWindow, bob, server);
      await expect.poll(() => tablet.page.evaluate(() => window.parley.contactIds)).toContain(alice.id);
      await caller.call(bob);
      for (const side of [callee, tablet]) await expect(side.incoming).toBeVisible();
      await expect.poll(() => connectionsOf(caller), patience).toEqual(['connected']);
      const states = async (): Promise<string[]> => [
        ...(await connectionsOf(callee)),
        ...(await connectionsOf(tablet)),
      ];
      await expect.poll(states, patience).toContain('connected');
      // Only one of the two can be connected; the other one says yes.
      const other = (await connectionsOf(callee))[0] === 'connected' ? tablet : callee;
      await other.button('Accept with video').click();
      await expectPictureOf(caller.videoOf(bob), bob.pictureId);
      await expectPictureOf(other.videoOf(alice), alice.pictureId);
      expect(await connectionsOf(caller)).toEqual(['closed', 'connected']);
      await caller.button('End call').click();
      await caller.expectEnded('hangup');
      for (const side of [callee, tablet]) {
        await side.expectState('ended');
        await side.expectReleased();
      }
    });
  });
}

test('a decline leaves nothing of a connection that stood while it rang', async ({
  openWindow,
  nextPerson,
  server,
}) => {
  const { bob, caller, callee } = await openPair(openWindow, nextPerson, server);
  await caller.call(bob);
  await expect.poll(() => connectionsOf(callee), patience).toEqual(['connected']);
  await callee.button('Decline').click();
  await caller.expectEnded('rejected');
  await callee.expectEnded('rejected');
  // And the next call goes out on the connection that was prepared meanwhile.
  await caller.call(bob);
  await expect(callee.incoming).toBeVisible();
  await callee.button('Accept with video').click();
  await expectPictureOf(caller.videoOf(bob), bob.pictureId);
});
