import { chromium, type Browser } from '@playwright/test';
import { chromiumLaunchOptions } from '../scripts/chromium.mjs';
import { expectSilenceArriving, expectVoiceArriving, installListener } from './support/audio.js';
import { writeDeviceFiles } from './support/device-files.js';
import { expect, test, type OpenWindow } from './support/fixtures.js';
import { expectPictureOf } from './support/frames.js';
import { ParleyWindow } from './support/parley-window.js';
import { installPeerConnectionLog } from './support/peer-connections.js';

// Nothing of the browser is replaced: files feed its own camera and microphone, through its own capture and processing.

test('a call with the cameras and microphones of the browser itself, which files feed', async ({
  rig,
  server,
  nextPerson,
}) => {
  const [alice, bob] = [nextPerson(), nextPerson()];
  const { origin } = await rig.pages();
  const closers: (() => Promise<void>)[] = [];
  const open: OpenWindow = async ({ pictureId }, { url }) => {
    const files = await writeDeviceFiles(pictureId);
    closers.unshift(() => files.remove());
    const { args, ...others } = chromiumLaunchOptions();
    const browser: Browser = await chromium.launch({ ...others, args: [...args, ...files.args] });
    closers.unshift(() => browser.close());
    const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
    await context.addInitScript(installPeerConnectionLog);
    await context.addInitScript(installListener);
    const page = await context.newPage();
    await page.goto(new URL(url, origin).href);
    return page;
  };
  try {
    // An even tone is what the suppression of noise is there for.
    const audio = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    const options = { media: { audio } };
    const caller = await ParleyWindow.open(open, alice, server, options);
    const callee = await ParleyWindow.open(open, bob, server, options);
    await caller.call(bob);
    await callee.button('Accept with video').click();
    for (const [window, other] of [
      [caller, bob],
      [callee, alice],
    ] as const) {
      await expectPictureOf(window.videoOf(other), other.pictureId);
      await expectVoiceArriving(window.page, other.pictureId);
    }
    await caller.button('Microphone').click();
    await expectSilenceArriving(callee.page);
    await caller.button('Microphone').click();
    await expectVoiceArriving(callee.page, alice.pictureId);
    await caller.button('Camera').click();
    await expect(callee.videoOf(alice)).toHaveCount(0);
    await caller.button('Camera').click();
    await expectPictureOf(callee.videoOf(alice), alice.pictureId);
  } finally {
    for (const close of closers) await close();
  }
});
