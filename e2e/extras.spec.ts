import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test, type OpenWindow, type Person } from './support/fixtures.js';
import { expectPictureOf } from './support/frames.js';
import { expectAccessible } from './support/demo-window.js';
import { ParleyWindow } from './support/parley-window.js';
import { voiceOf } from './support/picture.js';
import type { TestServer } from './support/test-server.js';

// What a call does beside the call: it is recorded, floats, keeps the screen on, and takes the keys of a headset.

declare global {
  interface Window {
    /** What the shims below saw. */
    seen: {
      /** How many recorders were started. */
      recorders: number;
      /** How many locks hold the screen on. */
      locks: number;
      readonly keys: Map<string, () => void>;
      isMicrophoneActive: boolean | null;
    };
  }
}

interface Pair {
  readonly alice: Person;
  readonly bob: Person;
  readonly caller: ParleyWindow;
  readonly callee: ParleyWindow;
}

async function open(openWindow: OpenWindow, nextPerson: () => Person, server: TestServer): Promise<Pair> {
  const alice = nextPerson();
  const bob = nextPerson();
  const [caller, callee] = await Promise.all([
    ParleyWindow.open(openWindow, alice, server, { records: true }),
    ParleyWindow.open(openWindow, bob, server),
  ]);
  await caller.page.evaluate(watchBrowser);
  return { alice, bob, caller, callee };
}

async function connect({ alice, bob, caller, callee }: Pair): Promise<void> {
  await caller.call(bob);
  await callee.button('Accept with video').click();
  await expectPictureOf(caller.videoOf(bob).first(), bob.pictureId);
  await expectPictureOf(callee.videoOf(alice).first(), alice.pictureId);
}

/** Runs in the page: counts at the browser's own doors. */
function watchBrowser(): void {
  const seen: Window['seen'] = { recorders: 0, locks: 0, keys: new Map(), isMicrophoneActive: null };
  window.seen = seen;
  window.MediaRecorder = class extends MediaRecorder {
    override start(slice?: number): void {
      seen.recorders += 1;
      super.start(slice);
    }
  };
  const request = async (): Promise<object> => {
    seen.locks += 1;
    const lock = {
      released: false,
      release: async () => {
        if (!lock.released) seen.locks -= 1;
        lock.released = true;
      },
    };
    return lock;
  };
  Object.defineProperty(navigator, 'wakeLock', { value: { request } });
  Object.defineProperties(navigator.mediaSession, {
    setActionHandler: {
      value: (key: string, press: (() => void) | null) =>
        press === null ? seen.keys.delete(key) : seen.keys.set(key, press),
    },
    setMicrophoneActive: {
      value: (isActive: boolean) => {
        seen.isMicrophoneActive = isActive;
      },
    },
  });
}

function pressKey(page: Page, key: string): Promise<void> {
  return page.evaluate((name) => {
    const press = window.seen.keys.get(name);
    if (!press) throw new Error(`nobody takes the key ${name}`);
    press();
  }, key);
}

async function pressInMenu(window: ParleyWindow, name: string): Promise<void> {
  await window.button('More').click();
  await window.button(name).click();
}

/** What somebody is asked when another one wishes to record. */
function questionOf(asker: Person, asked: ParleyWindow): Locator {
  return asked.page.getByRole('group', { name: `${asker.id} would like to record the call` });
}

function recorders({ page }: ParleyWindow): Promise<number> {
  return page.evaluate(() => window.seen.recorders);
}

/** Waits until a clock shows some seconds. */
async function expectSeconds(clock: Locator, seconds: number): Promise<void> {
  await expect
    .poll(async () => Number((await clock.textContent())?.split(':').at(-1)), { timeout: 20_000 })
    .toBeGreaterThanOrEqual(seconds);
}

/** Plays a file in the page, each half of it in a `<video>` of its own, named `left` and `right`. */
async function playHalves(page: Page, file: string): Promise<void> {
  await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const source = document.createElement('video');
    source.src = URL.createObjectURL(new Blob([bytes], { type: 'video/webm' }));
    source.muted = true;
    source.loop = true;
    await source.play();
    const side = 628;
    for (const [name, x] of [['left', 8] as const, ['right', 644] as const]) {
      const canvas = document.createElement('canvas');
      canvas.width = side;
      canvas.height = (side * 3) / 4;
      const surface = canvas.getContext('2d');
      // Tiles are square here, and a picture of 4:3 stands in the middle of its own.
      const y = 46 + (side - canvas.height) / 2;
      setInterval(() => surface?.drawImage(source, -x, -y), 50);
      const view = document.createElement('video');
      view.setAttribute('aria-label', name);
      view.srcObject = canvas.captureStream();
      view.muted = true;
      document.body.append(view);
      await view.play();
    }
  }, file);
}

/** How strong some tones are in the sound of a file: 0 (not there) to 1. */
function tonesIn(page: Page, file: string, tones: readonly number[]): Promise<number[]> {
  return page.evaluate(
    async ([base64, wanted]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const context = new AudioContext();
      const sound = await context.decodeAudioData(bytes.buffer);
      await context.close();
      // The last second: by then everybody is in it.
      const samples = sound.getChannelData(0).slice(-sound.sampleRate);
      return wanted.map((tone) => {
        let [real, imaginary] = [0, 0];
        samples.forEach((sample, index) => {
          const phase = (2 * Math.PI * tone * index) / sound.sampleRate;
          real += sample * Math.cos(phase);
          imaginary += sample * Math.sin(phase);
        });
        return (2 * Math.hypot(real, imaginary)) / samples.length;
      });
    },
    [file, tones] as const,
  );
}

test('nobody is recorded who declines', async ({ openWindow, nextPerson, server }) => {
  const pair = await open(openWindow, nextPerson, server);
  const { alice, caller, callee } = pair;
  await connect(pair);
  await pressInMenu(caller, 'Record');
  await expect(questionOf(alice, callee)).toBeVisible();
  await callee.button('Decline').click();
  await expect(caller.page.getByText('Nobody agreed to be recorded')).toBeVisible();
  await caller.button('Close').click();
  expect(await recorders(caller)).toBe(0);
});

test('a call is recorded with both pictures and voices, once the other has agreed', async ({
  openWindow,
  nextPerson,
  server,
}) => {
  // A call, an encoder and a player beside each other take a small machine their time.
  test.slow();
  const pair = await open(openWindow, nextPerson, server);
  const { alice, bob, caller, callee } = pair;
  await connect(pair);
  await pressInMenu(caller, 'Record');
  await expect(questionOf(alice, callee)).toBeVisible();
  await expect(caller.page.getByText('Waiting for somebody to agree to the recording')).toBeVisible();
  expect(await recorders(caller), 'before anybody agreed').toBe(0);
  await callee.button('Agree').click();
  const sign = callee.page.locator('.parley-recording').getByText(`${alice.id} is recording the call`);
  await expect(sign).toBeVisible();
  await expectSeconds(caller.page.locator('.parley-recording').getByRole('timer'), 3);
  expect(await recorders(caller)).toBe(1);
  const saved = caller.page.waitForEvent('download');
  await caller.button('Stop recording').click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/^call-[\d-]+\.webm$/);
  await expect(sign).toBeHidden();
  await caller.page.evaluate(() => window.parley.hangUp());
  await caller.expectEnded('hangup');

  const file = (await readFile(await download.path())).toString('base64');
  await playHalves(callee.page, file);
  await expectPictureOf(callee.page.getByLabel('left', { exact: true }), bob.pictureId);
  await expectPictureOf(callee.page.getByLabel('right', { exact: true }), alice.pictureId);
  const voices = [voiceOf(alice.pictureId), voiceOf(bob.pictureId)];
  const [hers = 0, his = 0, nobodys = 1] = await tonesIn(callee.page, file, [...voices, 1_000]);
  expect(Math.min(hers, his)).toBeGreaterThan(0.02);
  expect(Math.min(hers, his)).toBeGreaterThan(10 * nobodys);
});

test('a call keeps the screen on, and takes the keys of a headset', async ({
  openWindow,
  nextPerson,
  server,
}) => {
  const pair = await open(openWindow, nextPerson, server);
  const { caller, callee } = pair;
  const { page } = caller;
  const locks = (): Promise<number> => page.evaluate(() => window.seen.locks);
  const isActive = (): Promise<boolean | null> => page.evaluate(() => window.seen.isMicrophoneActive);
  await connect(pair);
  await expect.poll(locks).toBe(1);
  await expect.poll(isActive).toBe(true);
  await pressKey(page, 'togglemicrophone');
  await expect(caller.button('Microphone')).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(isActive).toBe(false);
  await pressKey(page, 'togglecamera');
  await expect(caller.button('Camera')).toHaveAttribute('aria-pressed', 'false');
  await pressKey(page, 'hangup');
  await caller.expectEnded('hangup');
  await callee.expectEnded('hangup');
  await expect.poll(locks).toBe(0);
  expect(await page.evaluate(() => window.seen.keys.size)).toBe(0);
});

test('a call floats above other windows, with buttons that work', async ({
  openWindow,
  nextPerson,
  server,
}) => {
  const pair = await open(openWindow, nextPerson, server);
  const { bob, caller, callee } = pair;
  const { page } = caller;
  await connect(pair);
  const opening = page.context().waitForEvent('page');
  await pressInMenu(caller, 'Picture-in-picture');
  const floating = await opening;
  await expectPictureOf(
    floating.getByRole('group', { name: bob.id, exact: true }).locator('video'),
    bob.pictureId,
  );
  await expectAccessible(floating);
  await floating.getByRole('button', { name: 'Microphone' }).click();
  await expect(caller.button('Microphone')).toHaveAttribute('aria-pressed', 'false');
  // Back by hand: the call goes on, and the focus is where it was.
  await floating.close();
  await expect(caller.button('More')).toBeFocused();
  expect((await caller.lastCall()).state).toBe('connected');

  const again = page.context().waitForEvent('page');
  await pressInMenu(caller, 'Picture-in-picture');
  const second = await again;
  const closed = second.waitForEvent('close');
  await second.getByRole('button', { name: 'End call' }).click();
  await closed;
  await caller.expectEnded('hangup');
  await callee.expectEnded('hangup');
});
