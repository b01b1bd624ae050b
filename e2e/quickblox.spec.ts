import { expectSilenceArriving, expectVoiceArriving } from './support/audio.js';
import { expect, test, type OpenWindow, type Person } from './support/fixtures.js';
import { expectPictureOf } from './support/frames.js';
import { ParleyWindow } from './support/parley-window.js';
import { QuickBloxWindow } from './support/quickblox-window.js';
import { serverNames } from './support/rig.js';
import type { TestServer } from './support/test-server.js';

// The real QuickBlox SDK as the peer: what it sends is understood, and it acts on what we send.

interface Pair {
  readonly alice: Person;
  readonly bob: Person;
  readonly parley: ParleyWindow;
  readonly quickblox: QuickBloxWindow;
}

async function openPair(openWindow: OpenWindow, nextPerson: () => Person, server: TestServer): Promise<Pair> {
  const alice = nextPerson();
  const bob = nextPerson();
  const [parley, quickblox] = await Promise.all([
    ParleyWindow.open(openWindow, alice, server),
    QuickBloxWindow.open(openWindow, bob, server),
  ]);
  return { alice, bob, parley, quickblox };
}

async function expectBothSeenAndHeard({ alice, bob, parley, quickblox }: Pair): Promise<void> {
  await expectPictureOf(parley.videoOf(bob), bob.pictureId);
  await expectPictureOf(quickblox.remoteVideo, alice.pictureId);
  await expectVoiceArriving(parley.page, bob.pictureId);
  await expectVoiceArriving(quickblox.page, alice.pictureId);
}

for (const name of serverNames) {
  test.describe(`QuickBlox over the ${name} server`, () => {
    test.use({ serverName: name });

    test('we call it, it answers, parameters go both ways, it hangs up', async ({
      openWindow,
      nextPerson,
      server,
    }) => {
      const pair = await openPair(openWindow, nextPerson, server);
      const { bob, parley, quickblox } = pair;
      await parley.call(bob, { userInfo: { name: 'Alice' } });
      expect((await quickblox.told('call')).data).toMatchObject({ name: 'Alice' });
      await quickblox.accept({ userInfo: { device: 'desk' } });
      await expectBothSeenAndHeard(pair);
      expect((await parley.lastCall()).participants).toMatchObject([{ userInfo: { device: 'desk' } }]);

      await quickblox.update({ mute: 'audio', extra: { a: '1' } });
      await expect
        .poll(() => parley.page.evaluate(() => window.parley.updates))
        .toEqual([{ from: bob.id, params: { mute: 'audio', extra: { a: '1' } } }]);
      await parley.page.evaluate(() => window.parley.update({ mood: 'fine', topic: 'Budget & <plans>' }));
      expect((await quickblox.told('update')).data).toMatchObject({
        mood: 'fine',
        topic: 'Budget & <plans>',
      });

      await quickblox.hangUp({ why: 'dinner' });
      await parley.expectEnded('hangup');
      expect((await parley.lastCall()).participants).toMatchObject([{ userInfo: { why: 'dinner' } }]);
    });

    test('it calls us, we answer, we hang up', async ({ openWindow, nextPerson, server }) => {
      const pair = await openPair(openWindow, nextPerson, server);
      const { alice, bob, parley, quickblox } = pair;
      await quickblox.call(alice, { userInfo: { name: 'Bob', team: { color: 'red' } } });
      await expect(parley.incoming).toHaveAccessibleName(/^Incoming video call from /);
      expect((await parley.lastCall()).participants).toMatchObject([
        { userId: bob.id, userInfo: { name: 'Bob', team: { color: 'red' } } },
      ]);
      await parley.page.evaluate(() => window.parley.accept({ userInfo: { device: 'phone' } }));
      await expectBothSeenAndHeard(pair);
      expect((await quickblox.told('accept')).data).toEqual({ device: 'phone' });

      await parley.button('Microphone').click();
      await expectSilenceArriving(quickblox.page);
      await parley.button('Camera').click();
      await expect
        .poll(() => parley.page.evaluate(() => window.fakeMedia.live()))
        .toEqual({ audio: 1, video: 0 });
      await parley.button('Camera').click();
      await expectPictureOf(quickblox.remoteVideo, alice.pictureId);

      await parley.page.evaluate(() => window.parley.hangUp({ why: 'lunch' }));
      expect((await quickblox.told('stop')).data).toEqual({ why: 'lunch' });
      await parley.expectEnded('hangup');
    });

    test('each rejects the other', async ({ openWindow, nextPerson, server }) => {
      const { alice, bob, parley, quickblox } = await openPair(openWindow, nextPerson, server);
      await parley.call(bob);
      await quickblox.told('call');
      await quickblox.reject({ reason: 'in a meeting' });
      await parley.expectEnded('rejected');
      expect((await parley.lastCall()).participants).toMatchObject([
        { userInfo: { reason: 'in a meeting' } },
      ]);
      await quickblox.told('close');

      await quickblox.call(alice);
      await expect(parley.incoming).toBeVisible();
      await parley.page.evaluate(() => window.parley.reject({ reason: 'driving' }));
      expect((await quickblox.told('reject')).data).toEqual({ reason: 'driving' });
      await parley.expectEnded('rejected');
    });

    test('each cancels while the other rings', async ({ openWindow, nextPerson, server }) => {
      const { alice, bob, parley, quickblox } = await openPair(openWindow, nextPerson, server);
      await parley.call(bob);
      await quickblox.told('call');
      await parley.button('Cancel call').click();
      await quickblox.told('stop');
      await parley.expectEnded('canceled');

      await quickblox.call(alice);
      await expect(parley.incoming).toBeVisible();
      await quickblox.hangUp();
      await parley.expectEnded('canceled');
      await expect(parley.incoming).toBeHidden();
    });

    test('busy: each says so to a second caller of the other kind', async ({
      openWindow,
      nextPerson,
      server,
    }) => {
      const pair = await openPair(openWindow, nextPerson, server);
      await pair.parley.call(pair.bob);
      await pair.quickblox.told('call');
      await pair.quickblox.accept();
      await expectBothSeenAndHeard(pair);

      const second = await ParleyWindow.open(openWindow, nextPerson(), server);
      await second.call(pair.bob);
      await second.expectEnded('busy'); // a QuickBlox client that is busy sends the call back
      const third = await QuickBloxWindow.open(openWindow, nextPerson(), server);
      await third.call(pair.alice);
      await third.told('reject');
      await expectPictureOf(pair.parley.videoOf(pair.bob), pair.bob.pictureId);
    });

    test('an audio call', async ({ openWindow, nextPerson, server }) => {
      const { alice, bob, parley, quickblox } = await openPair(openWindow, nextPerson, server);
      await quickblox.call(alice, { video: false });
      await parley.button('Accept with audio').click();
      await expectVoiceArriving(parley.page, bob.pictureId);
      await expectVoiceArriving(quickblox.page, alice.pictureId);
      expect(await parley.page.evaluate(() => window.fakeMedia.live())).toEqual({ audio: 1, video: 0 });
    });
  });
}
