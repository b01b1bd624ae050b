/* An app on the QuickBlox SDK 2.23.0, as its guide has it: capture, then `call` or `accept`; show the stream. */
import { constraints, now, remoteVideo, type CallDriver, type Marks } from './driver.js';

const marks: Marks = { blackFrames: 0 };
const video = remoteVideo(marks);
const appId = 1;
let peer = 0;
let session: QuickBloxSession | null = null;
let isCaptured = false;

function current(): QuickBloxSession {
  session ??= QB.webrtc.createNewSession([peer], 1);
  return session;
}

function capture(): Promise<void> {
  return new Promise((resolve, reject) => {
    current().getUserMedia(constraints, (error, stream) => {
      if (stream === undefined) {
        reject(error ?? new Error('no stream'));
        return;
      }
      isCaptured = true;
      resolve();
    });
  });
}

async function withStream(act: (of: QuickBloxSession) => void): Promise<void> {
  if (!isCaptured) await capture();
  act(current());
}

const driver: CallDriver = {
  marks,
  signIn({ url, host, userId, password, peerId }) {
    peer = peerId;
    QB.init(appId, 'key', 'secret', {
      endpoints: { api: host, chat: host },
      chatProtocol: { active: 2, websocket: url },
      webrtc: { iceServers: [] },
      // It logs to the console otherwise, which costs it time.
      debug: false,
    });
    QB.webrtc.onCallListener = (incoming) => {
      marks.rang = now();
      session = incoming;
    };
    QB.webrtc.onRemoteStreamListener = (_session, _userId, stream) => {
      if (video.srcObject !== stream) video.srcObject = stream;
    };
    return new Promise((resolve, reject) => {
      QB.chat.connect({ userId, password }, (error) => {
        if (error === null) resolve();
        else reject(new Error(error.message ?? 'QuickBlox could not connect'));
      });
    });
  },
  prepare: capture,
  call() {
    marks.called = now();
    void withStream((mine) => mine.call({}));
  },
  accept() {
    marks.accepted = now();
    void withStream((mine) => mine.accept({}));
  },
  hangUp() {
    current().stop({});
  },
  frames: () => video.getVideoPlaybackQuality().totalVideoFrames,
};
window.bench = driver;
