import type { Locator } from '@playwright/test';
import { expectSilenceArriving, expectVoiceArriving } from '../support/audio.js';
import { expect } from '../support/fixtures.js';
import { expectPictureOf } from '../support/frames.js';
import { ParleyWindow } from '../support/parley-window.js';
import { sharpnessOf } from '../support/sharpness.js';
import { nativeVoice } from './firefox-browser.js';
import { expectMoving, sampleOf } from './moving-picture.js';
import { callers, expectPictures, test } from './pair.js';

// Calls between a real Firefox and a real Chromium, and between two windows of Firefox.

/** What nobody's camera shows: people begin at 101. */
const screens = { ofFirefox: 11, ofChromium: 22 };
const secondCamera = 33;

/** Waits until a picture has hard edges, or has none. */
async function expectSharp(video: Locator, isSharp: boolean): Promise<void> {
  await expect
    .poll(async () => (await video.evaluate(sharpnessOf)) > 90, { message: 'hard edges', timeout: 60_000 })
    .toBe(isSharp);
}

for (const caller of callers) {
  test(`${caller} calls: both see and hear each other, mute, take the picture away, and hang up`, async ({
    connect,
  }) => {
    const pair = await connect(caller, { video: true });
    const { fox, carol, firefox, chromium } = pair;
    // Both tell how good the other comes through: Firefox knows the statistics that it takes.
    await expect.poll(async () => (await chromium.lastCall()).participants[0]?.quality).toBeTruthy();
    await expect.poll(async () => (await firefox.lastCall()).participants[0]?.quality).toBeTruthy();

    await firefox.press('Microphone');
    await expect(chromium.tile(fox)).toHaveAttribute('data-muted', '');
    await expectSilenceArriving(chromium.page);
    await firefox.press('Camera');
    await expect(chromium.videoOf(fox)).toHaveCount(0);
    await firefox.expectOpen({ audio: 1, video: 0 });
    await chromium.button('Microphone').click();
    await firefox.expectCount(`${firefox.tile(carol)}[data-muted]`, 'some');
    await firefox.expectLoud(carol, false);
    await chromium.button('Camera').click();
    await firefox.expectCount(firefox.videoOf(carol), 'none');

    await firefox.press('Camera');
    await chromium.button('Camera').click();
    await expectPictures(pair);
    await firefox.press('Microphone');
    await chromium.button('Microphone').click();
    await expectVoiceArriving(chromium.page, nativeVoice);
    await firefox.expectLoud(carol, true);

    if (caller === 'Firefox') await firefox.press('End call');
    else await chromium.button('End call').click();
    await firefox.expectEnded();
    await chromium.expectEnded('hangup');
  });

  test(`${caller} calls without a picture, and the other asks for one: both see each other`, async ({
    connect,
  }) => {
    const pair = await connect(caller, { video: false });
    const { firefox, chromium } = pair;
    if (caller === 'Firefox') {
      await chromium.button('Camera').click();
      await firefox.press('Turn on video');
    } else {
      await firefox.press('Camera');
      await chromium.button('Turn on video').click();
    }
    await expectPictures(pair);
    await firefox.press('End call');
    await chromium.expectEnded('hangup');
    await firefox.expectEnded();
  });
}

test('another camera and screens in a call with Firefox', async ({ connect }) => {
  const pair = await connect('Firefox', { video: true });
  const { fox, carol, firefox, chromium } = pair;
  const before = await firefox.senders();
  const second = await firefox.page.evaluate((number) => window.fakeMedia.plugCamera(number), secondCamera);
  await firefox.page.evaluate((deviceId) => window.parley.selectCamera(deviceId), second);
  await expectPictureOf(chromium.videoOf(fox), secondCamera);
  await firefox.expectOpen({ audio: 1, video: 1 });
  expect(await firefox.senders()).toBe(before);
  await firefox.page.evaluate((deviceId) => window.fakeMedia.unplugCamera(deviceId), second);
  await expectPictureOf(chromium.videoOf(fox), fox.pictureId);

  await firefox.page.evaluate((id) => window.parley.watchScreenOf(id), carol.id);
  await chromium.page.evaluate((id) => window.parley.watchScreenOf(id), fox.id);
  await firefox.share(screens.ofFirefox);
  await chromium.page.evaluate(async (screen) => {
    window.fakeMedia.offerScreen(screen);
    await window.parley.setScreenShareEnabled(true);
  }, screens.ofChromium);
  await expectPictureOf(chromium.page.getByLabel(`Screen of ${fox.id}`, { exact: true }), screens.ofFirefox);
  await firefox.expectPicture(`[aria-label="Screen of ${carol.id}"]`, screens.ofChromium);
  await expectPictures(pair);
  await firefox.page.evaluate(() => window.fakeMedia.stopSharing());
  await expect.poll(async () => (await chromium.lastCall()).participants[0]?.hasScreen).toBe(false);
  await chromium.page.evaluate(() => window.parley.setScreenShareEnabled(false));
  await expect.poll(async () => (await firefox.lastCall()).participants[0]?.hasScreen).toBe(false);
  await expectPictures(pair);
  await chromium.button('End call').click();
  await firefox.expectEnded();
  await chromium.expectEnded('hangup');
});

test('Firefox blurs its background in mid-call, and clears it', async ({ connect }) => {
  const { fox, firefox, chromium } = await connect('Firefox', { video: true });
  const video = chromium.videoOf(fox);
  const before = await firefox.senders();
  await expectSharp(video, true);
  await firefox.page.evaluate(() => window.parley.setEffect('blur', 'on'));
  // A chessboard is no person: all of it is background.
  await expectSharp(video, false);
  await firefox.page.evaluate(() => window.parley.setEffect('blur', 'off'));
  await expectPictureOf(video, fox.pictureId);
  expect(await firefox.senders()).toBe(before);
  await firefox.press('End call');
  await firefox.expectEnded();
  await chromium.expectEnded('hangup');
});

test('Firefox calls Firefox', async ({ openFirefox, nextPerson }) => {
  const [fox, vixen] = [nextPerson(), nextPerson()];
  const [caller, callee] = await Promise.all([openFirefox(fox), openFirefox(vixen)]);
  await caller.call(vixen);
  await callee.press('Accept with video');
  await caller.expectPicture(caller.videoOf(vixen), vixen.pictureId);
  await callee.expectPicture(callee.videoOf(fox), fox.pictureId);
  await caller.expectLoud(vixen, true);
  await callee.expectLoud(fox, true);
  await callee.press('End call');
  await caller.expectEnded();
  await callee.expectEnded();
});

test('the camera and the microphone of Firefox itself: in the lobby, and in a call', async ({
  openFirefox,
  openWindow,
  nextPerson,
  server,
}) => {
  const [fox, carol] = [nextPerson(), nextPerson()];
  const [fennec, chromium] = await Promise.all([
    openFirefox(fox, { hasNativeDevices: true, lobby: true }),
    ParleyWindow.open(openWindow, carol, server),
  ]);
  await fennec.expectMoving('.parley-lobby-picture video');
  await fennec.press('Done');
  await chromium.call(fox);
  await fennec.press('Accept with video');
  await expectMoving('the camera of Firefox', () => chromium.videoOf(fox).evaluate(sampleOf));
  await expectVoiceArriving(chromium.page, nativeVoice);
  await fennec.expectPicture(fennec.videoOf(carol), carol.pictureId);
  await fennec.press('End call');
  await chromium.expectEnded('hangup');
});
