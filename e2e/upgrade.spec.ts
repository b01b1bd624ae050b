import type { MediaQuality } from '@parley/core';
import { expectVoiceArriving } from './support/audio.js';
import { expect, test, type OpenWindow, type Person } from './support/fixtures.js';
import { expectPictureOf } from './support/frames.js';
import { ParleyWindow } from './support/parley-window.js';
import { QuickBloxWindow } from './support/quickblox-window.js';
import { serverNames } from './support/rig.js';
import { sentBy } from './support/sent-media.js';
import type { TestServer } from './support/test-server.js';

// Audio calls that get pictures, and limits of what is sent, in calls between real browsers.

interface Pair {
  readonly alice: Person;
  readonly bob: Person;
  readonly caller: ParleyWindow;
  readonly callee: ParleyWindow;
}

type Options = Parameters<typeof ParleyWindow.open>[3];

async function connect(
  openWindow: OpenWindow,
  nextPerson: () => Person,
  server: TestServer,
  video: boolean,
  options?: Options,
): Promise<Pair> {
  const alice = nextPerson();
  const bob = nextPerson();
  const [caller, callee] = await Promise.all([
    ParleyWindow.open(openWindow, alice, server, options),
    ParleyWindow.open(openWindow, bob, server),
  ]);
  await caller.call(bob, { video });
  await callee.button(video ? 'Accept with video' : 'Accept with audio').click();
  if (!video) {
    await expectVoiceArriving(caller.page, bob.pictureId);
    await expectVoiceArriving(callee.page, alice.pictureId);
  }
  return { alice, bob, caller, callee };
}

async function expectPictures({ alice, bob, caller, callee }: Pair): Promise<void> {
  await expectPictureOf(caller.videoOf(bob).first(), bob.pictureId);
  await expectPictureOf(callee.videoOf(alice).first(), alice.pictureId);
}

/** How many cameras are open at a window, besides what is shown of others. */
function camerasOf({ page }: ParleyWindow): Promise<number> {
  return page.evaluate(() => window.fakeMedia.live().video);
}

/** What tells one negotiation from another: the origin lines of both descriptions change with each (RFC 8866). */
function negotiationOf({ page }: ParleyWindow): Promise<readonly unknown[]> {
  return page.evaluate(() => {
    const made = window.peerConnections.findLast((one) => one.connectionState === 'connected');
    const version = (sdp = ''): string | undefined => /^o=.*$/m.exec(sdp)?.[0];
    return [
      version(made?.localDescription?.sdp),
      version(made?.remoteDescription?.sdp),
      made?.getTransceivers().length,
    ];
  });
}

/** Waits until the place for pictures that comes with an audio call is there. */
async function expectPrepared(...windows: readonly ParleyWindow[]): Promise<void> {
  for (const { page } of windows)
    await expect
      .poll(() =>
        page.evaluate(() =>
          window.peerConnections
            .findLast((one) => one.connectionState === 'connected')
            ?.getTransceivers()
            .map(({ currentDirection }) => currentDirection),
        ),
      )
      .toEqual(['sendrecv', 'sendrecv']);
}

for (const name of serverNames) {
  test.describe(`over the ${name} server`, () => {
    test.use({ serverName: name });

    test('an audio call gets pictures with consent, without a negotiation, and goes back', async ({
      openWindow,
      nextPerson,
      server,
    }) => {
      const pair = await connect(openWindow, nextPerson, server, false);
      const { alice, caller, callee } = pair;
      await expectPrepared(caller, callee);
      const before = await Promise.all([negotiationOf(caller), negotiationOf(callee)]);
      await caller.button('Camera').click();
      const question = callee.page.getByRole('group', { name: `${alice.id} would like to turn on video` });
      await expect(question).toBeVisible();
      expect([await camerasOf(caller), await camerasOf(callee)]).toEqual([1, 0]);
      await expect(callee.videoOf(alice)).toHaveCount(0);
      await question.getByRole('button', { name: 'Turn on video' }).click();
      await expectPictures(pair);
      expect(await Promise.all([negotiationOf(caller), negotiationOf(callee)])).toEqual(before);

      await callee.button('More').click();
      await callee.button('Back to audio').click();
      await expect.poll(() => Promise.all([camerasOf(caller), camerasOf(callee)])).toEqual([0, 0]);
      await expect(callee.videoOf(alice)).toHaveCount(0);
      await expectVoiceArriving(callee.page, alice.pictureId);
      await caller.button('End call').click();
      await callee.expectEnded('hangup');
      await caller.expectEnded('hangup');
    });
  });
}

test('a declined request opens no camera, and both may ask at once', async ({
  openWindow,
  nextPerson,
  server,
}) => {
  const pair = await connect(openWindow, nextPerson, server, false);
  const { caller, callee } = pair;
  await caller.button('Camera').click();
  const decline = callee.button('Decline');
  await decline.focus();
  await decline.press('Escape');
  await expect(caller.page.getByRole('group', { name: 'Your request for video was declined' })).toBeVisible();
  await expect.poll(() => Promise.all([camerasOf(caller), camerasOf(callee)])).toEqual([0, 0]);
  await Promise.all(
    [caller, callee].map(({ page }) =>
      // Whoever comes later agrees by asking: then nobody can be asked any more.
      page.evaluate(() => window.parley.requestVideo().catch(() => window.parley.answerVideoRequest(true))),
    ),
  );
  await expectPictures(pair);
});

test('a QuickBlox client is asked for no picture', async ({ openWindow, nextPerson, server }) => {
  const alice = nextPerson();
  const bob = nextPerson();
  const [parley, quickblox] = await Promise.all([
    ParleyWindow.open(openWindow, alice, server),
    QuickBloxWindow.open(openWindow, bob, server),
  ]);
  await parley.call(bob, { video: false });
  await quickblox.told('call');
  await quickblox.accept({ video: false });
  await expectVoiceArriving(parley.page, bob.pictureId);
  await expectVoiceArriving(quickblox.page, alice.pictureId);
  expect(await parley.lastCall()).toMatchObject({ isVideo: false, canRequestVideo: false });
  await expect(parley.button('Microphone')).toBeVisible();
  await expect(parley.button('Camera')).toHaveCount(0);
  const sections = await parley.page.evaluate(
    () =>
      window.peerConnections
        .findLast((one) => one.connectionState === 'connected')
        ?.localDescription?.sdp.match(/^m=\w+/gm) ?? [],
  );
  // Sound, and the channel for messages that every first offer holds; no picture.
  expect(sections).toEqual(['m=audio', 'm=application']);
});

test('Opus is sent as it was asked for: nothing in silence, without repair, in stereo', async ({
  openWindow,
  nextPerson,
  server,
}) => {
  const audio = { dtx: true, fec: false, stereo: true };
  const { caller, callee } = await connect(openWindow, nextPerson, server, false, { media: { audio } });
  const parameters = async (window: ParleyWindow): Promise<readonly string[]> =>
    (await sentBy(window, 'audio')).fmtp.split(';').toSorted();
  await expect
    .poll(() => parameters(caller))
    .toEqual(expect.arrayContaining(['stereo=1', 'usedtx=1', 'useinbandfec=0']));
  // The others go by what they are asked for: both channels, and nothing else that is new.
  const theirs = await parameters(callee);
  expect(theirs).toEqual(expect.arrayContaining(['stereo=1', 'useinbandfec=1']));
  expect(theirs).not.toContain('usedtx=1');

  for (const window of [caller, callee]) await window.button('Microphone').click();
  const before = await Promise.all([sentBy(caller, 'audio'), sentBy(callee, 'audio')]);
  const rates = async (): Promise<readonly number[]> => {
    const now = await Promise.all([sentBy(caller, 'audio'), sentBy(callee, 'audio')]);
    return now.map(({ packets, at }, index) => {
      const { packets: first, at: start } = before[index] ?? { packets: 0, at: 0 };
      return at - start > 3000 ? (1000 * (packets - first)) / (at - start) : Number.NaN;
    });
  };
  // A packet every 20 ms, against one every 400 ms (RFC 7587 section 3.1.3).
  await expect.poll(async () => (await rates()).every((rate) => rate >= 0)).toBe(true);
  const [silent = Infinity, plain = 0] = await rates();
  expect(silent).toBeLessThan(plain / 4);
});

test('what is sent stays within its limits, and in the codec liked best', async ({
  openWindow,
  nextPerson,
  server,
}) => {
  // Else a busy machine would send smaller pictures still.
  const degradationPreference = 'maintain-resolution';
  const video = {
    frameRate: 10,
    maxBitrate: 150_000,
    codecs: ['video/H999', 'video/VP9'],
    degradationPreference,
  } as const;
  const { alice, caller, callee } = await connect(openWindow, nextPerson, server, true, { media: { video } });
  await expectPictureOf(callee.videoOf(alice).first(), alice.pictureId);
  const change = (quality: MediaQuality): Promise<void> =>
    caller.page.evaluate((given) => window.parley.setQuality(given), quality);
  const before = await negotiationOf(caller);
  await change({ video: { ...video, height: 240 } });
  await expect.poll(() => sentBy(caller, 'video')).toMatchObject({ height: 240, codec: 'video/VP9' });
  // From one reading to another, seconds later: the cap is an average, and a busy machine sends less.
  const first = await sentBy(caller, 'video');
  let last = first;
  await expect
    .poll(async () => {
      last = await sentBy(caller, 'video');
      return last.at - first.at;
    })
    .toBeGreaterThan(3000);
  expect((8000 * (last.bytes - first.bytes)) / (last.at - first.at)).toBeLessThan(1.3 * video.maxBitrate);
  expect(last.framesPerSecond).toBeLessThanOrEqual(12);

  await change({ video: { ...video, height: 120, codecs: ['video/VP8'] } });
  await expect.poll(() => sentBy(caller, 'video')).toMatchObject({ height: 120, codec: 'video/VP8' });
  await change({ video: { degradationPreference } });
  await expect.poll(async () => (await sentBy(caller, 'video')).height).toBe(480);
  expect(await negotiationOf(caller)).toEqual(before);
});
