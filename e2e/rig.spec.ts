import { expectSilenceArriving, expectVoiceArriving, expectVoiceOf, soundOf } from './support/audio.js';
import { expect, test } from './support/fixtures.js';
import { expectBlack, expectPictureOf, pictureIn } from './support/frames.js';
import { QuickBloxWindow } from './support/quickblox-window.js';
import { serverNames } from './support/rig.js';

// That the instruments tell the truth: a rig that sees what is not there would pass every test built on it.

test.describe('fake devices', () => {
  test('show whose they are, go on, and end with their track', async ({ openWindow, nextPerson }) => {
    const person = nextPerson();
    const page = await openWindow(person, { url: '/quickblox.html' });
    const video = page.getByLabel('Remote');
    expect(await pictureIn(video)).toEqual({ kind: 'none' });

    await video.evaluate(async (element: HTMLVideoElement) => {
      element.srcObject = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    });
    await expectPictureOf(video, person.pictureId);
    await expectVoiceOf(video, person.pictureId);
    expect(await page.evaluate(() => window.fakeMedia.live())).toEqual({ audio: 1, video: 1 });

    await video.evaluate((element: HTMLVideoElement) => {
      if (!(element.srcObject instanceof MediaStream)) throw new Error('no stream');
      for (const track of element.srcObject.getTracks()) track.stop();
    });
    expect(await page.evaluate(() => window.fakeMedia.live())).toEqual({ audio: 0, video: 0 });
    expect((await soundOf(video)).level).toBe(0);
  });

  test('refuse as a browser does', async ({ openWindow, nextPerson }) => {
    const page = await openWindow(nextPerson(), { url: '/quickblox.html' });
    const errorOf = (constraints: MediaStreamConstraints): Promise<string> =>
      page.evaluate(
        (wanted) =>
          navigator.mediaDevices.getUserMedia(wanted).then(
            () => 'none',
            (error: unknown) => (error instanceof DOMException ? error.name : String(error)),
          ),
        constraints,
      );
    await page.evaluate(() => window.fakeMedia.fail('video', 'NotReadableError'));
    expect(await errorOf({ audio: true, video: true })).toBe('NotReadableError');
    expect(await errorOf({ audio: true })).toBe('none');
    await page.evaluate(() => window.fakeMedia.unplug('audio'));
    expect(await errorOf({ audio: true })).toBe('NotFoundError');
    expect(await page.evaluate(() => window.fakeMedia.live())).toEqual({ audio: 0, video: 0 });
    await page.evaluate(() => window.fakeMedia.fail('video', null));
    expect(await errorOf({ video: true })).toBe('none');
  });
});

test('relays media through a TURN server', async ({ openWindow, nextPerson, turn }) => {
  const person = nextPerson();
  const page = await openWindow(person, { url: '/quickblox.html' });
  const types = await page.evaluate(async (iceServers) => {
    const near = new RTCPeerConnection({ iceServers, iceTransportPolicy: 'relay' });
    const far = new RTCPeerConnection({ iceServers, iceTransportPolicy: 'relay' });
    near.onicecandidate = ({ candidate }) => void far.addIceCandidate(candidate ?? undefined);
    far.onicecandidate = ({ candidate }) => void near.addIceCandidate(candidate ?? undefined);
    const media = await navigator.mediaDevices.getUserMedia({ video: true });
    for (const track of media.getTracks()) near.addTrack(track, media);
    far.ontrack = ({ streams }) => {
      const element = document.getElementById('remote');
      if (element instanceof HTMLVideoElement) element.srcObject = streams[0] ?? null;
    };
    await near.setLocalDescription();
    await far.setRemoteDescription(near.localDescription ?? { type: 'offer' });
    await far.setLocalDescription();
    await near.setRemoteDescription(far.localDescription ?? { type: 'answer' });
    await new Promise<void>((resolve) => {
      near.onconnectionstatechange = () => {
        if (near.connectionState === 'connected') resolve();
      };
    });
    const pair = near.getSenders()[0]?.transport?.iceTransport.getSelectedCandidatePair();
    return pair ? [pair.local.type, pair.remote.type] : [];
  }, turn.iceServers());
  expect(types).toEqual(['relay', 'relay']);
  await expectPictureOf(page.getByLabel('Remote'), person.pictureId);
});

for (const serverName of serverNames) {
  test.describe(`QuickBlox to QuickBlox on the ${serverName} server`, () => {
    test.use({ serverName });

    test('a video call', async ({ openWindow, nextPerson, server }) => {
      const [alice, bob] = [nextPerson(), nextPerson()];
      const caller = await QuickBloxWindow.open(openWindow, alice, server);
      const callee = await QuickBloxWindow.open(openWindow, bob, server);

      await caller.call(bob, { userInfo: { name: 'Alice' } });
      expect((await callee.told('call')).data).toMatchObject({ name: 'Alice' });
      await callee.accept({ userInfo: { name: 'Bob' } });
      expect((await caller.told('accept')).data).toEqual({ name: 'Bob' });
      await expectPictureOf(caller.remoteVideo, bob.pictureId);
      await expectPictureOf(callee.remoteVideo, alice.pictureId);
      await expectVoiceOf(caller.remoteVideo, bob.pictureId);
      await expectVoiceOf(callee.remoteVideo, alice.pictureId);

      await caller.setEnabled('video', false);
      await caller.setEnabled('audio', false);
      await expectBlack(callee.remoteVideo);
      await expectSilenceArriving(callee.page);
      await expectVoiceArriving(caller.page, bob.pictureId);

      await callee.update({ mood: 'fine' });
      expect((await caller.told('update')).data).toMatchObject({ mood: 'fine' });

      await caller.hangUp({ why: 'dinner' });
      expect((await callee.told('stop')).data).toEqual({ why: 'dinner' });
      await callee.told('close');
      for (const { page } of [caller, callee]) {
        expect(await page.evaluate(() => window.fakeMedia.live())).toEqual({ audio: 0, video: 0 });
        expect(await page.evaluate(() => window.peerConnections.map((made) => made.signalingState))).toEqual([
          'closed',
        ]);
      }
      const sent = await caller.page.evaluate(() => window.wireLog.stanzas);
      expect(sent).toMatchObject({ call: 1, hangUp: 1 });
    });
  });
}
