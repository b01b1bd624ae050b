import type { Locator } from '@playwright/test';
import { expectVoiceArriving } from './support/audio.js';
import { expect, test, type OpenWindow, type Person } from './support/fixtures.js';
import { expectPictureOf, pictureIn } from './support/frames.js';
import { ParleyWindow } from './support/parley-window.js';
import { QuickBloxWindow } from './support/quickblox-window.js';
import { serverNames } from './support/rig.js';
import type { TestServer } from './support/test-server.js';

// Cameras that are switched, plugged and pulled, and screens that are shared, in calls between real browsers.

interface Pair {
  readonly alice: Person;
  readonly bob: Person;
  readonly caller: ParleyWindow;
  readonly callee: ParleyWindow;
}

/** What nobody's camera shows: people begin at 101. */
const firstScreen = 11;
const secondScreen = 22;
const secondCamera = 33;

async function connect(openWindow: OpenWindow, nextPerson: () => Person, server: TestServer): Promise<Pair> {
  const alice = nextPerson();
  const bob = nextPerson();
  const [caller, callee] = await Promise.all([
    ParleyWindow.open(openWindow, alice, server),
    ParleyWindow.open(openWindow, bob, server),
  ]);
  const pair = { alice, bob, caller, callee };
  await caller.call(bob);
  await callee.button('Accept with video').click();
  await expectCameras(pair);
  return pair;
}

async function expectCameras({ alice, bob, caller, callee }: Pair): Promise<void> {
  await expectPictureOf(cameraOf(caller, bob), bob.pictureId);
  await expectPictureOf(cameraOf(callee, alice), alice.pictureId);
}

/** The camera picture of another person, wherever the stage puts it. */
function cameraOf(viewer: ParleyWindow, person: Person): Locator {
  return viewer.videoOf(person).first();
}

/** The shared screen of another person, shown by the page of the test. */
async function screenOf(viewer: ParleyWindow, person: Person): Promise<Locator> {
  await viewer.page.evaluate((id) => window.parley.watchScreenOf(id), person.id);
  return viewer.page.getByLabel(`Screen of ${person.id}`, { exact: true });
}

async function share(sharer: ParleyWindow, number: number): Promise<void> {
  await sharer.page.evaluate(async (screen) => {
    window.fakeMedia.offerScreen(screen);
    await window.parley.setScreenShareEnabled(true);
  }, number);
}

function stopSharing(sharer: ParleyWindow): Promise<void> {
  return sharer.page.evaluate(() => window.parley.setScreenShareEnabled(false));
}

async function expectNoScreen(viewer: ParleyWindow): Promise<void> {
  await expect
    .poll(async () => (await viewer.lastCall()).participants.map(({ hasScreen }) => hasScreen))
    .toEqual([false]);
}

/** The senders of the page's newest connection: a switch must not make another one. */
function videoSenders(sender: ParleyWindow): Promise<number> {
  return sender.page.evaluate(
    () =>
      window.peerConnections.findLast((made) => made.connectionState === 'connected')?.getSenders().length ??
      0,
  );
}

for (const name of serverNames) {
  test.describe(`over the ${name} server`, () => {
    test.use({ serverName: name });

    test('a screen comes beside the camera, with its sound, and goes', async ({
      openWindow,
      nextPerson,
      server,
    }) => {
      const pair = await connect(openWindow, nextPerson, server);
      const { alice, caller, callee } = pair;
      const screen = await screenOf(callee, alice);
      await share(caller, firstScreen);
      await expectPictureOf(screen, firstScreen);
      await expectCameras(pair);
      // With a muted voice only the screen is heard.
      await caller.button('Microphone').click();
      await expectVoiceArriving(callee.page, firstScreen);
      await caller.button('Microphone').click();

      await stopSharing(caller);
      await expectNoScreen(callee);
      await expect
        .poll(() => caller.page.evaluate(() => window.fakeMedia.live()))
        .toEqual({ audio: 1, video: 1 });
      await share(caller, secondScreen);
      await expectPictureOf(screen, secondScreen);
      await caller.page.evaluate(() => window.fakeMedia.stopSharing());
      await expectNoScreen(callee);
      await expectCameras(pair);
      await caller.button('End call').click();
      await caller.expectEnded('hangup');
      await callee.expectEnded('hangup');
    });

    test('both share, at once, and the call ends with both shared', async ({
      openWindow,
      nextPerson,
      server,
    }) => {
      const pair = await connect(openWindow, nextPerson, server);
      const { alice, bob, caller, callee } = pair;
      const [atCallee, atCaller] = await Promise.all([screenOf(callee, alice), screenOf(caller, bob)]);
      await Promise.all([share(caller, firstScreen), share(callee, secondScreen)]);
      await expectPictureOf(atCallee, firstScreen);
      await expectPictureOf(atCaller, secondScreen);
      await expectCameras(pair);
      await callee.button('End call').click();
      await caller.expectEnded('hangup');
      await callee.expectEnded('hangup');
    });
  });
}

test('a screen replaces the camera for a QuickBlox client, and gives it back', async ({
  openWindow,
  nextPerson,
  server,
}) => {
  const alice = nextPerson();
  const bob = nextPerson();
  const [parley, quickblox] = await Promise.all([
    ParleyWindow.open(openWindow, alice, server),
    QuickBloxWindow.open(openWindow, bob, server),
  ]);
  await parley.call(bob);
  await quickblox.told('call');
  await quickblox.accept();
  await expectPictureOf(quickblox.remoteVideo, alice.pictureId);
  const before = await videoSenders(parley);
  await share(parley, firstScreen);
  await expectPictureOf(quickblox.remoteVideo, firstScreen);
  await expectVoiceArriving(quickblox.page, alice.pictureId);
  await stopSharing(parley);
  await expectPictureOf(quickblox.remoteVideo, alice.pictureId);
  expect(await videoSenders(parley)).toBe(before);
  await quickblox.hangUp();
  await parley.expectEnded('hangup');
});

test('somebody who closes the dialog shares nothing, and nothing has failed', async ({
  openWindow,
  nextPerson,
  server,
}) => {
  const pair = await connect(openWindow, nextPerson, server);
  const failure = await pair.caller.page.evaluate(async () => {
    window.fakeMedia.offerScreen(null);
    try {
      await window.parley.setScreenShareEnabled(true);
      return null;
    } catch (error) {
      return String(error);
    }
  });
  expect(failure).toBeNull();
  await expectNoScreen(pair.callee);
  await expectCameras(pair);
});

test('another camera in mid-call: the picture changes, the sender stays, and pulled out the first is back', async ({
  openWindow,
  nextPerson,
  server,
}) => {
  const pair = await connect(openWindow, nextPerson, server);
  const { alice, caller, callee } = pair;
  const seen = cameraOf(callee, alice);
  const before = await videoSenders(caller);
  const second = await caller.page.evaluate((number) => window.fakeMedia.plugCamera(number), secondCamera);
  await caller.page.evaluate((deviceId) => window.parley.selectCamera(deviceId), second);
  await expectPictureOf(seen, secondCamera);
  expect(await caller.page.evaluate(() => window.fakeMedia.live())).toEqual({ audio: 1, video: 1 });
  expect(await videoSenders(caller)).toBe(before);

  await caller.page.evaluate((deviceId) => window.fakeMedia.unplugCamera(deviceId), second);
  await expectPictureOf(seen, alice.pictureId);
  expect(await caller.page.evaluate(() => window.parley.camera)).toBeNull();
  await caller.page.evaluate((number) => window.fakeMedia.plugCamera(number), secondCamera);
  await expectPictureOf(seen, secondCamera);

  // Ten quick switches end on the last one, with one light on.
  await caller.page.evaluate(
    async ([one, other]) => {
      await Promise.all(
        Array.from({ length: 10 }, (_, index) => window.parley.selectCamera(index % 2 === 0 ? one : other)),
      );
    },
    [second, `fake-videoinput-${alice.pictureId}`] as const,
  );
  await expectPictureOf(seen, alice.pictureId);
  expect(await caller.page.evaluate(() => window.fakeMedia.live())).toEqual({ audio: 1, video: 1 });
  expect((await pictureIn(seen)).kind).toBe('person');
  await expectVoiceArriving(callee.page, alice.pictureId);
  await caller.button('End call').click();
  await caller.expectEnded('hangup');
});
