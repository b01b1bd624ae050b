/* An app on @parley/core: `call`, `accept`, and the tracks of the snapshot in an element. */
import {
  browserMediaDevices,
  createCallClient,
  quickbloxAddressing,
  strophe,
  type CallClient,
  type CallSession,
} from '@parley/core';
import { capture, constraints, now, remoteVideo, type CallDriver, type Marks } from './driver.js';

const marks: Marks = { blackFrames: 0 };
const video = remoteVideo(marks);
const shown = new MediaStream();
let client: CallClient | null = null;
let peer = '';
let current: CallSession | null = null;
/** What a preview shows already. The kit's port for devices lets an app hand it to the call. */
let preview: MediaStream | null = null;

function show(call: CallSession): void {
  current = call;
  const update = (): void => {
    for (const participant of Object.values(call.snapshot.participants)) {
      for (const track of [participant.audioTrack, participant.videoTrack]) {
        if (track !== null && !shown.getTracks().includes(track)) shown.addTrack(track);
      }
    }
    if (video.srcObject === null && shown.getTracks().length > 0) video.srcObject = shown;
  };
  call.on('change', update);
  update();
}

const driver: CallDriver = {
  marks,
  signIn({ url, host, userId, password, peerId }) {
    peer = `${peerId}`;
    client = createCallClient({
      signaling: strophe({ service: url, credentials: () => ({ userId: `${userId}`, password }) }),
      addressing: quickbloxAddressing({ appId: 1, host }),
      constraints,
      // The users of the bench are on nobody's roster: between contacts this is the default.
      reveal: 'on-ring',
      mediaDevices: {
        ...browserMediaDevices,
        getUserMedia: (wanted) =>
          preview ? Promise.resolve(preview.clone()) : browserMediaDevices.getUserMedia(wanted),
      },
    });
    client.on('call', (call) => {
      if (call.snapshot.direction === 'incoming') marks.rang = now();
      show(call);
    });
    return client.connect();
  },
  async prepare() {
    preview = await capture();
  },
  call() {
    marks.called = now();
    client?.call(peer);
  },
  accept() {
    marks.accepted = now();
    current?.accept();
  },
  hangUp() {
    current?.hangUp();
    for (const track of preview?.getTracks() ?? []) track.stop();
  },
  frames: () => video.getVideoPlaybackQuality().totalVideoFrames,
};
window.bench = driver;
