import { signIn } from './support/demo-window.js';
import { expect, test } from './support/fixtures.js';
import { expectPictureOf } from './support/frames.js';
import { ParleyWindow } from './support/parley-window.js';
import type { EffectName } from './pages/parley.js';
import { sharpnessOf } from './support/sharpness.js';
import type { Locator, Page } from '@playwright/test';

/** For machines that do other things beside. */
const patience = { timeout: 30_000 };

function setEffect(
  { page }: ParleyWindow,
  name: EffectName,
  how: 'on' | 'off' | 'canvas' | 'broken',
): Promise<void> {
  return page.evaluate(([which, what]) => window.parley.setEffect(which, what), [name, how] as const);
}

/** How many pictures were sent so far, over how many senders, and how often descriptions were exchanged. */
async function sent(page: Page): Promise<{ senders: number; descriptions: string }> {
  return page.evaluate(() => {
    const connection = window.peerConnections.findLast(({ remoteDescription }) => remoteDescription !== null);
    const senders = connection?.getSenders().filter(({ track }) => track?.kind === 'video') ?? [];
    // The version in the origin grows with each description (RFC 8866 section 5.2).
    const origin = /^o=.*$/m.exec(connection?.localDescription?.sdp ?? '')?.[0] ?? '';
    return { senders: senders.length, descriptions: origin };
  });
}

async function frameRateSeen(video: Locator): Promise<number> {
  return video.evaluate((element) =>
    element instanceof HTMLVideoElement ? element.getVideoPlaybackQuality().totalVideoFrames : 0,
  );
}

test('the background blurs and clears in mid-call, by the same sender and without a new negotiation', async ({
  openWindow,
  nextPerson,
  server,
}) => {
  const [alice, bob] = [nextPerson(), nextPerson()];
  const caller = await ParleyWindow.open(openWindow, alice, server);
  const callee = await ParleyWindow.open(openWindow, bob, server);
  await caller.call(bob);
  await callee.button('Accept with video').click();
  await caller.expectState('connected');
  const video = callee.videoOf(alice);
  await expectPictureOf(video, alice.pictureId);
  await expect.poll(() => video.evaluate(sharpnessOf), patience).toBeGreaterThan(120);
  const before = await sent(caller.page);

  // A chessboard is no person: all of it is background.
  for (const pipeline of ['on', 'canvas'] as const) {
    await setEffect(caller, 'blur', pipeline);
    await expect.poll(() => video.evaluate(sharpnessOf), patience).toBeLessThan(60);
    // The browser tells of the end of the other pipeline's worker a little later.
    await expect.poll(() => caller.page.workers().length, patience).toBe(1);
    const frames = await frameRateSeen(video);
    await expect.poll(() => frameRateSeen(video), patience).toBeGreaterThan(frames + 2);
  }

  // A camera that was off comes back blurred.
  await caller.button('Camera').click();
  await expect.poll(() => caller.page.workers().length, patience).toBe(0);
  await caller.button('Camera').click();
  await expect.poll(() => caller.page.workers().length, patience).toBe(1);
  await expect.poll(() => video.evaluate(sharpnessOf), patience).toBeLessThan(60);

  await setEffect(caller, 'blur', 'off');
  await expectPictureOf(video, alice.pictureId);
  await expect.poll(() => caller.page.workers().length, patience).toBe(0);
  expect(await sent(caller.page)).toEqual(before);

  // What cannot load says so, and the plain camera goes on.
  await expect(setEffect(caller, 'blur', 'broken')).rejects.toThrow(/effect on the camera does not work/);
  await expectPictureOf(video, alice.pictureId);
  await setEffect(caller, 'blur', 'on');
  await expect.poll(() => video.evaluate(sharpnessOf), patience).toBeLessThan(60);
  await caller.button('End call').click();
  await caller.expectEnded('hangup');
  await expect.poll(() => caller.page.workers().length, patience).toBe(0);
});

/** Puts noise, and later a voice, in place of what the fake microphone gives, and counts the contexts of sound. */
function installNoise({ page }: ParleyWindow): Promise<void> {
  return page.evaluate(() => {
    const rate = 48_000;
    const context = new AudioContext({ sampleRate: rate });
    const { mediaDevices } = navigator;
    const plain = mediaDevices.getUserMedia.bind(mediaDevices);
    const play = (sample: (index: number) => number, gain: GainNode): void => {
      const buffer = context.createBuffer(1, rate * 2, rate);
      buffer.copyToChannel(
        Float32Array.from({ length: rate * 2 }, (_, i) => sample(i)),
        0,
      );
      const source = new AudioBufferSourceNode(context, { buffer, loop: true });
      source.connect(gain);
      source.start();
    };
    const [noise, voice] = [new GainNode(context), new GainNode(context, { gain: 0 })];
    play(() => (Math.random() - 0.5) * 0.2, noise);
    // Harmonics around two formants, in syllables: enough of a vowel for RNNoise.
    play((index) => {
      const second = index / rate;
      let sum = 0;
      for (let n = 1; n * 140 < 4000; n += 1) {
        const weight =
          Math.exp(-(((n * 140 - 700) / 250) ** 2)) + 0.6 * Math.exp(-(((n * 140 - 1200) / 300) ** 2));
        sum +=
          (weight + 0.05) * Math.sin(2 * Math.PI * n * (140 * second - Math.cos(6 * Math.PI * second) * 0.6));
      }
      return 0.16 * sum * (0.55 + 0.45 * Math.sin(8 * Math.PI * second));
    }, voice);
    window.addEventListener('talk', () => {
      noise.gain.value = 0;
      voice.gain.value = 1;
    });
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await plain(constraints);
      for (const track of stream.getAudioTracks()) {
        const output = context.createMediaStreamDestination();
        noise.connect(output);
        voice.connect(output);
        stream.removeTrack(track);
        const [heard] = output.stream.getAudioTracks();
        if (!heard) throw new Error('no track of noise');
        // The light of the fake microphone goes out with it.
        const stop = heard.stop.bind(heard);
        heard.stop = () => {
          stop();
          track.stop();
        };
        stream.addTrack(heard);
      }
      return stream;
    };
    const Plain = window.AudioContext;
    window.openContexts = new Set();
    window.AudioContext = class extends Plain {
      constructor(options?: AudioContextOptions) {
        super(options);
        window.openContexts.add(this);
      }
      override close(): Promise<void> {
        window.openContexts.delete(this);
        return super.close();
      }
    };
  });
}

declare global {
  interface Window {
    /** The contexts of sound that were made since `installNoise`, and not closed. */
    openContexts: Set<AudioContext>;
  }
}

test('a voice comes through the noise suppression, muted it does not, and nothing is left of it after the call', async ({
  openWindow,
  nextPerson,
  server,
}) => {
  const [alice, bob] = [nextPerson(), nextPerson()];
  const caller = await ParleyWindow.open(openWindow, alice, server);
  const callee = await ParleyWindow.open(openWindow, bob, server);
  await installNoise(caller);
  const level = (): Promise<number> => callee.page.evaluate((id) => window.parley.levelOf(id), alice.id);
  const contexts = (): Promise<number> => caller.page.evaluate(() => window.openContexts.size);

  await caller.call(bob);
  await callee.button('Accept with video').click();
  await caller.expectState('connected');
  // Evenly spread over a fifth of the scale: 0.058 by its root mean square.
  await expect.poll(level, patience).toBeGreaterThan(0.04);
  // The meter of one's own microphone has come too, a moment after the call stood: it has a context of its own.
  await expect
    .poll(() => caller.page.evaluate((id) => window.parley.levelOf(id), alice.id), patience)
    .toBeGreaterThan(0);
  const before = await contexts();

  // How much quieter noise gets is for the unit test of the worklet: here it depends on whether sound stutters.
  await setEffect(caller, 'noise', 'on');
  await expect.poll(contexts, patience).toBe(before + 1);
  await caller.page.evaluate(() => window.dispatchEvent(new Event('talk')));
  await expect.poll(level, patience).toBeGreaterThan(0.1);

  // Muted is muted, with the effect as without it.
  await caller.button('Microphone').click();
  await expect.poll(level, patience).toBe(0);
  await caller.button('Microphone').click();
  await expect.poll(level, patience).toBeGreaterThan(0.1);

  await setEffect(caller, 'noise', 'off');
  await expect.poll(contexts, patience).toBe(before);
  await setEffect(caller, 'noise', 'on');
  await caller.button('End call').click();
  await caller.expectEnded('hangup');
  await expect.poll(contexts, patience).toBeLessThanOrEqual(before);
});

test('the demo fetches the effects when one is chosen, by itself from beside the package', async ({
  openWindow,
  nextPerson,
  demo,
}) => {
  const page = await openWindow(nextPerson(), { url: demo.url });
  await signIn(page, 'Ann');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Camera and microphone' }).click();
  const backgrounds = page.getByRole('group', { name: 'Background' });
  await expect(backgrounds).toBeVisible(patience);
  expect(page.workers().length).toBe(0);
  await backgrounds.getByRole('radio', { name: 'Hills at dusk' }).check({ force: true });
  await expect(backgrounds).toHaveAttribute('data-state', 'on', patience);
  expect(page.workers().length).toBe(1);
  await page.getByRole('switch', { name: 'Suppress noise' }).check();
  await expect(page.locator('.parley-noise-switch')).toHaveAttribute('data-state', 'on', patience);
});
