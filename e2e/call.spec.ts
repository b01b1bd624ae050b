import { AxeBuilder } from '@axe-core/playwright';
import { expectSilenceArriving, expectVoiceArriving } from './support/audio.js';
import { expect, test, type OpenWindow, type Person } from './support/fixtures.js';
import { expectPictureOf } from './support/frames.js';
import { ParleyWindow } from './support/parley-window.js';
import { serverNames } from './support/rig.js';
import type { TestServer } from './support/test-server.js';

interface Pair {
  readonly alice: Person;
  readonly bob: Person;
  readonly caller: ParleyWindow;
  readonly callee: ParleyWindow;
}

type Options = Parameters<typeof ParleyWindow.open>[3];

async function openPair(
  openWindow: OpenWindow,
  nextPerson: () => Person,
  server: TestServer,
  options: Options = {},
): Promise<Pair> {
  const alice = nextPerson();
  const bob = nextPerson();
  const [caller, callee] = await Promise.all([
    ParleyWindow.open(openWindow, alice, server, options),
    ParleyWindow.open(openWindow, bob, server, options),
  ]);
  return { alice, bob, caller, callee };
}

/** A video call that both see and hear. */
async function connect({ alice, bob, caller, callee }: Pair): Promise<void> {
  await caller.call(bob);
  await callee.button('Accept with video').click();
  await expectPictureOf(caller.videoOf(bob), bob.pictureId);
  await expectPictureOf(callee.videoOf(alice), alice.pictureId);
}

for (const name of serverNames) {
  test.describe(`over the ${name} server`, () => {
    test.use({ serverName: name });

    test('a video call: rings, is answered, both see and hear each other, the caller hangs up', async ({
      openWindow,
      nextPerson,
      server,
    }) => {
      const pair = await openPair(openWindow, nextPerson, server);
      const { alice, bob, caller, callee } = pair;
      await caller.call(bob, { userInfo: { name: 'Alice' } });
      await expect(caller.page.getByText('Ringing…')).toBeVisible();
      await expect(callee.incoming).toHaveAccessibleName(/^Incoming video call from /);
      // No light goes on before somebody said yes.
      expect(await callee.page.evaluate(() => window.fakeMedia.requests)).toBe(0);

      await callee.button('Accept with video').click();
      await expectPictureOf(caller.videoOf(bob), bob.pictureId);
      await expectPictureOf(callee.videoOf(alice), alice.pictureId);
      await expectVoiceArriving(caller.page, bob.pictureId);
      await expectVoiceArriving(callee.page, alice.pictureId);
      await expect(callee.incoming).toBeHidden();
      // The first pictures are small, so that they come soon; then they are whole.
      for (const video of [caller.videoOf(bob), callee.videoOf(alice)])
        await expect
          .poll(() => video.evaluate((node) => (node instanceof HTMLVideoElement ? node.videoWidth : 0)), {
            timeout: 30_000,
          })
          .toBe(640);
      expect((await callee.lastCall()).participants).toMatchObject([
        { userId: alice.id, state: 'connected', userInfo: { name: 'Alice' } },
      ]);
      const violations = (await new AxeBuilder({ page: caller.page }).analyze()).violations;
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);

      await caller.button('End call').click();
      await caller.expectEnded('hangup');
      await callee.expectEnded('hangup');
      await expect(callee.page.getByText(`Call with ${alice.id} ended`).first()).toBeVisible();
      await expect(callee.page.getByText(/^Lasted /)).toBeVisible();

      // One call costs at most: call, accept, hangUp and three batches of candidates.
      const sent = await Promise.all(
        [caller, callee].map(({ page }) => page.evaluate(() => window.wireLog.stanzas)),
      );
      const total = sent.flatMap((stanzas) => Object.values(stanzas)).reduce((sum, count) => sum + count, 0);
      expect(total, JSON.stringify(sent)).toBeLessThanOrEqual(6);
    });

    test('the callee hangs up, and is called again', async ({ openWindow, nextPerson, server }) => {
      const pair = await openPair(openWindow, nextPerson, server);
      await connect(pair);
      await pair.callee.button('End call').click();
      await pair.caller.expectEnded('hangup');
      await pair.callee.expectEnded('hangup');
      await pair.caller.button('Call again').click();
      await expect(pair.callee.incoming).toBeVisible();
    });

    test('is rejected', async ({ openWindow, nextPerson, server }) => {
      const { bob, caller, callee } = await openPair(openWindow, nextPerson, server);
      await caller.call(bob);
      await callee.button('Decline').click();
      await caller.expectEnded('rejected');
      await callee.expectEnded('rejected');
      await expect(caller.page.getByText(`${bob.id} declined the call`).first()).toBeVisible();
      await expect(callee.incoming).toBeHidden();
    });

    test('is canceled while it rings', async ({ openWindow, nextPerson, server }) => {
      const { bob, caller, callee } = await openPair(openWindow, nextPerson, server);
      await caller.call(bob);
      await expect(callee.incoming).toBeVisible();
      await caller.button('Cancel call').click();
      await caller.expectEnded('canceled');
      await callee.expectEnded('canceled');
      await expect(callee.incoming).toBeHidden();
    });

    test('is not answered: repeats, then ends on both sides', async ({ openWindow, nextPerson, server }) => {
      const timers = { repeatInterval: 500, answerTimeout: 6000 };
      const { bob, caller, callee } = await openPair(openWindow, nextPerson, server, { timers });
      await caller.call(bob);
      await expect(callee.incoming).toBeVisible();
      await caller.expectEnded('no-answer');
      await callee.expectState('ended');
      await callee.expectReleased();
      const { call } = await caller.page.evaluate(() => window.wireLog.stanzas);
      expect(call).toBeGreaterThan(2);
      expect(await callee.page.evaluate(() => window.parley.calls.length)).toBe(1);
    });

    test('nobody is there: ends as not to be reached', async ({ openWindow, nextPerson, server }) => {
      const timers = { repeatInterval: 400, answerTimeout: 1500 };
      const caller = await ParleyWindow.open(openWindow, nextPerson(), server, { timers });
      await caller.call(nextPerson());
      await caller.expectEnded('unreachable');
    });

    test('tells a third person that the callee is busy, and the call goes on', async ({
      openWindow,
      nextPerson,
      server,
    }) => {
      const pair = await openPair(openWindow, nextPerson, server);
      await connect(pair);
      const third = await ParleyWindow.open(openWindow, nextPerson(), server);
      await third.call(pair.bob);
      await third.expectEnded('busy');
      await expect(third.page.getByText(`${pair.bob.id} is in another call`).first()).toBeVisible();
      await expectPictureOf(pair.callee.videoOf(pair.alice), pair.alice.pictureId);
    });

    test('an audio call captures no picture and carries both voices', async ({
      openWindow,
      nextPerson,
      server,
    }) => {
      const { alice, bob, caller, callee } = await openPair(openWindow, nextPerson, server);
      await caller.call(bob, { video: false });
      await expect(callee.incoming).toHaveAccessibleName(/^Incoming audio call from /);
      await callee.button('Accept with audio').click();
      await expectVoiceArriving(caller.page, bob.pictureId);
      await expectVoiceArriving(callee.page, alice.pictureId);
      for (const { page } of [caller, callee]) {
        expect(await page.evaluate(() => window.fakeMedia.live())).toEqual({ audio: 1, video: 0 });
        await expect(page.locator('video')).toHaveCount(0);
      }
      await callee.button('End call').click();
      await caller.expectEnded('hangup');
      await callee.expectEnded('hangup');
    });

    test('mute and camera off are seen by the other, and the light goes out', async ({
      openWindow,
      nextPerson,
      server,
    }) => {
      const pair = await openPair(openWindow, nextPerson, server);
      const { alice, caller, callee } = pair;
      await connect(pair);
      await expectVoiceArriving(callee.page, alice.pictureId);

      await caller.button('Microphone').click();
      await expect(callee.tile(alice)).toHaveAttribute('data-muted', '');
      await expectSilenceArriving(callee.page);
      await caller.button('Camera').click();
      await expect(callee.videoOf(alice)).toHaveCount(0);
      await expect
        .poll(() => caller.page.evaluate(() => window.fakeMedia.live()))
        .toEqual({ audio: 1, video: 0 });

      await caller.button('Camera').click();
      await expectPictureOf(callee.videoOf(alice), alice.pictureId);
      await caller.button('Microphone').click();
      await expect(callee.tile(alice)).not.toHaveAttribute('data-muted', '');
      await expectVoiceArriving(callee.page, alice.pictureId);
      await caller.button('End call').click();
      await callee.expectEnded('hangup');
    });

    test('keeps the place of who closes the tab in mid-call for a while, and then ends', async ({
      openWindow,
      nextPerson,
      server,
    }) => {
      const pair = await openPair(openWindow, nextPerson, server, { timers: { reconnectTimeout: 3000 } });
      await connect(pair);
      await pair.caller.page.close({ runBeforeUnload: true });
      await pair.callee.expectState('reconnecting');
      await pair.callee.expectEnded('hangup');
    });

    test('parameters of the application reach the other side, both ways', async ({
      openWindow,
      nextPerson,
      server,
    }) => {
      const pair = await openPair(openWindow, nextPerson, server);
      const { alice, bob, caller, callee } = pair;
      await connect(pair);
      await caller.page.evaluate(() => window.parley.update({ topic: { title: 'Budget & <plans>' } }));
      await callee.page.evaluate(() => window.parley.update({ mood: 'fine' }));
      await expect
        .poll(() => callee.page.evaluate(() => window.parley.updates))
        .toEqual([{ from: alice.id, params: { topic: { title: 'Budget & <plans>' } } }]);
      await expect
        .poll(() => caller.page.evaluate(() => window.parley.updates))
        .toEqual([{ from: bob.id, params: { mood: 'fine' } }]);
    });
  });
}

test('a camera that is denied does not lose the call: it says so, and can be tried again', async ({
  openWindow,
  nextPerson,
  server,
}) => {
  const { alice, bob, caller, callee } = await openPair(openWindow, nextPerson, server);
  await callee.page.evaluate(() => window.fakeMedia.fail('video', 'NotReadableError'));
  await caller.call(bob);
  await callee.button('Accept with video').click();
  await expectPictureOf(callee.videoOf(alice), alice.pictureId);
  await expect(callee.page.getByText('Your camera is busy').first()).toBeVisible();
  await expectVoiceArriving(caller.page, bob.pictureId);
  await expect(caller.videoOf(bob)).toHaveCount(0);
  await callee.page.evaluate(() => window.fakeMedia.fail('video', null));
  await callee.button('Try again').click();
  await expectPictureOf(caller.videoOf(bob), bob.pictureId);
});

test('by keyboard alone: answer, mute, hang up', async ({ openWindow, nextPerson, server }) => {
  const { alice, bob, caller, callee } = await openPair(openWindow, nextPerson, server);
  await caller.call(bob);
  await expect(callee.incoming).toBeVisible();
  await expect(callee.button('Decline')).not.toBeFocused();
  await callee.page.keyboard.press('Escape'); // silences, never declines
  await expect(callee.incoming).toBeVisible();
  const focused = async (): Promise<string> =>
    callee.page.evaluate(() => document.querySelector('button:focus')?.textContent ?? '');
  const tabTo = async (name: string): Promise<void> => {
    for (let presses = 0; presses < 12; presses += 1) {
      if ((await focused()).includes(name)) return;
      await callee.page.keyboard.press('Tab');
    }
    throw new Error(`no ${name} within reach of the Tab key`);
  };
  await tabTo('Accept with video');
  await callee.page.keyboard.press('Enter');
  await expectPictureOf(callee.videoOf(alice), alice.pictureId);
  await tabTo('Microphone');
  await callee.page.keyboard.press('Space');
  await expect(caller.tile(bob)).toHaveAttribute('data-muted', '');
  await tabTo('End call');
  await callee.page.keyboard.press('Enter');
  await caller.expectEnded('hangup');
});

test('a hangUp from a stranger is refused and counted, and the call goes on', async ({
  openWindow,
  nextPerson,
  server,
}) => {
  const pair = await openPair(openWindow, nextPerson, server);
  await connect(pair);
  const mallory = await ParleyWindow.open(openWindow, nextPerson(), server);
  const { id } = await pair.caller.lastCall();
  await mallory.page.evaluate(([sessionId, to]) => window.parley.forge(to, { type: 'hangUp', sessionId }), [
    id,
    pair.bob.id,
  ] as const);
  await expect.poll(() => pair.callee.page.evaluate(() => window.parley.refused.notMember)).toBe(1);
  await expectPictureOf(pair.callee.videoOf(pair.alice), pair.alice.pictureId);
});

test('media flows through a TURN server alone when it must', async ({
  openWindow,
  nextPerson,
  server,
  turn,
}) => {
  const pair = await openPair(openWindow, nextPerson, server, {
    iceServers: turn.iceServers(),
    iceTransportPolicy: 'relay',
  });
  await connect(pair);
  const kinds = await pair.caller.page.evaluate(async () => {
    const stats = await window.peerConnections.at(-1)?.getStats();
    const all = Array.from(stats?.values() ?? [], (entry: unknown) => JSON.stringify(entry));
    return all
      .filter((entry) => entry.includes('"local-candidate"'))
      .map((entry) => /"candidateType":"(\w+)"/.exec(entry)?.[1]);
  });
  expect([...new Set(kinds)]).toEqual(['relay']);
  const path = (id: string) => pair.caller.page.evaluate((userId) => window.parley.pathTo(userId), id);
  await expect
    .poll(() => path(pair.bob.id), { timeout: 30_000 })
    .toEqual({ local: 'relay', remote: 'relay', protocol: 'udp', isRelayed: true });
});
