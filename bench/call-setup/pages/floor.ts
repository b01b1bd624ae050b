/*
 * The floor: two RTCPeerConnections and a BroadcastChannel between the windows, nothing else. It does everything
 * as early as it can: the remote offer is applied while it rings, candidates go out one by one as they come.
 */
import { capture, now, remoteVideo, type CallDriver, type Marks } from './driver.js';

interface Message {
  readonly description?: RTCSessionDescriptionInit;
  readonly candidate?: RTCIceCandidateInit;
}

const marks: Marks = { blackFrames: 0 };
const video = remoteVideo(marks);
const connection = new RTCPeerConnection();
const channel = new BroadcastChannel('call');
const send: (message: Message) => void = channel.postMessage.bind(channel);
let stream: MediaStream | null = null;
let chain: Promise<void> = Promise.resolve();

connection.onicecandidate = ({ candidate }) => {
  if (candidate !== null) send({ candidate: candidate.toJSON() });
};
connection.ontrack = ({ streams: [remote] }) => {
  if (remote !== undefined && video.srcObject !== remote) video.srcObject = remote;
};
channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
  if (data.description?.type === 'offer') marks.rang = now();
  enqueue(async () => {
    if (data.description !== undefined) await connection.setRemoteDescription(data.description);
    if (data.candidate !== undefined) await connection.addIceCandidate(data.candidate);
  });
});

/** One step after the other: a candidate must not overtake its description. */
function enqueue(step: () => Promise<void>): void {
  chain = chain.then(step);
}

async function describe(): Promise<void> {
  stream ??= await capture();
  for (const track of stream.getTracks()) connection.addTrack(track, stream);
  await connection.setLocalDescription();
  const description = connection.localDescription;
  if (description !== null) send({ description: description.toJSON() });
}

const driver: CallDriver = {
  marks,
  signIn: () => Promise.resolve(),
  async prepare() {
    stream = await capture();
  },
  call() {
    marks.called = now();
    enqueue(describe);
  },
  accept() {
    marks.accepted = now();
    enqueue(describe);
  },
  hangUp() {
    connection.close();
  },
  frames: () => video.getVideoPlaybackQuality().totalVideoFrames,
};
window.bench = driver;
