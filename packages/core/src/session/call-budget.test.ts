import { describe, expect, it } from 'vitest';
import { createFakeMedia, type FakePeerConnections } from '@parley/testing';
import { createWorld, expectNothingLeft, first, type World } from '../../test-kit/call-world.js';
import type { MediaDevicesPort } from '../media/media-devices.js';
import type { DataChannel, PeerConnection, PeerConnections } from '../peer/rtc.js';
import { loadBudget } from './call-budget.js';
import type { CallSession } from './call-client.js';

const tile = { width: 160, height: 120 };

/** Devices whose camera tells its size. */
function sizedMedia(): MediaDevicesPort {
  const media = createFakeMedia();
  return {
    ...media,
    async getUserMedia(constraints) {
      const stream = await media.getUserMedia(constraints);
      for (const track of stream.getVideoTracks()) track.getSettings = () => ({ width: 640, height: 480 });
      return stream;
    },
  };
}

interface Watched {
  readonly connections: PeerConnections;
  readonly made: PeerConnection[];
  readonly channels: DataChannel[];
}

/** Peers whose connections and channels can be looked at. */
function watched(peers: FakePeerConnections): Watched {
  const made: PeerConnection[] = [];
  const channels: DataChannel[] = [];
  const connections: PeerConnections = {
    ...peers,
    create(configuration, listener) {
      const connection = peers.create(configuration, listener);
      made.push(connection);
      const create = connection.createDataChannel.bind(connection);
      connection.createDataChannel = (label, init) => {
        const channel = create(label, init);
        channels.push(channel);
        return channel;
      };
      return connection;
    },
  };
  return { connections, made, channels };
}

interface Talk {
  readonly w: World;
  /** Of ann, whose pictures it is about. */
  readonly call: CallSession;
  readonly client: World['alice']['client'];
  /** Of ben, who shows them. */
  readonly incoming: CallSession;
  /** What goes from ann to ben of her camera. */
  readonly encoding: () => RTCRtpEncodingParameters | undefined;
  /** The messages that ann gets over the channel. */
  readonly heard: string[];
  /** Ben says anything, past all limits. */
  readonly say: (message: object) => void;
}

/** Ann and ben are in a call. */
async function talk(options: Parameters<typeof createWorld>[0] = {}): Promise<Talk> {
  await loadBudget(); // so that it is there within a turn
  const w = await createWorld(options);
  const [hers, his] = [watched(w.peers), watched(w.peers)];
  const ann = await w.join('ann', { peerConnections: hers.connections, mediaDevices: sizedMedia() });
  const ben = await w.join('ben', { peerConnections: his.connections });
  const call = ann.client.call('ben');
  await w.clock.advance(50);
  const incoming = first(ben);
  incoming.accept();
  await w.clock.advance(1000); // the quick start is over
  expect(call.snapshot.state).toBe('connected');
  const heard: string[] = [];
  for (const channel of hers.channels)
    channel.addEventListener('message', (event) => heard.push(String(Reflect.get(event, 'data'))));
  const encoding: Talk['encoding'] = () =>
    hers.made
      .filter(({ connectionState }) => connectionState === 'connected')
      .flatMap((one) => one.getTransceivers())
      .find(({ sender }) => sender.track?.kind === 'video')
      ?.sender.getParameters().encodings[0];
  const say: Talk['say'] = (message) => {
    for (const channel of his.channels)
      if (channel.readyState === 'open') channel.send(JSON.stringify({ v: 1, ...message }));
  };
  return { w, call, client: ann.client, incoming, encoding, heard, say };
}

function demandsIn(w: World): number {
  return w.network.sent.filter(({ signal }) => JSON.stringify(signal.extra ?? '').includes('demand')).length;
}

describe('what somebody shows of us', () => {
  it('is all that they are sent, over the channel and with no signal of its own', async () => {
    const { w, call, incoming, encoding } = await talk();
    const before = w.network.sent.length;
    expect(encoding()).toMatchObject({ scaleResolutionDownBy: 1 });
    incoming.setDemand('ann', { camera: tile });
    await w.clock.advance(300);
    expect(encoding()?.scaleResolutionDownBy).toBeGreaterThanOrEqual(4);
    expect(encoding()?.maxBitrate).toBeLessThan(400_000);
    incoming.setDemand('ann', { camera: null });
    await w.clock.advance(300);
    expect(encoding()?.active).toBe(false);
    incoming.setDemand('ann', {});
    await w.clock.advance(300);
    expect(encoding()).toMatchObject({ active: true, scaleResolutionDownBy: 1 });
    expect(w.network.sent.length).toBe(before);
    call.hangUp();
    await w.clock.advance(50);
    expectNothingLeft(w);
  });

  it('keeps to the limits of the app', async () => {
    const { w, incoming, encoding } = await talk({
      media: { video: { width: 320, maxBitrate: 100_000, frameRate: 10 } },
    });
    incoming.setDemand('ann', { camera: { width: 1000, height: 1000 } });
    await w.clock.advance(300);
    expect(encoding()).toMatchObject({ maxBitrate: 100_000, maxFramerate: 10 });
    expect(encoding()?.scaleResolutionDownBy).toBeGreaterThanOrEqual(1);
    incoming.setDemand('ann', { camera: { width: 60, height: 45 } });
    await w.clock.advance(300);
    expect(encoding()?.maxFramerate).toBe(10);
    expect(encoding()?.maxBitrate).toBeLessThanOrEqual(100_000);
  });

  it('is told once for many changes, the last of them in the end', async () => {
    const { w, incoming, encoding, heard } = await talk();
    incoming.setDemand('ann', {});
    await w.clock.advance(10);
    for (let width = 640; width > 160; width -= 10)
      incoming.setDemand('ann', { camera: { width, height: width } });
    incoming.setDemand('ann', { camera: tile });
    await w.clock.advance(1000);
    expect(heard.length).toBe(2);
    expect(heard.at(-1)).toContain(JSON.stringify(tile));
    expect(encoding()?.scaleResolutionDownBy).toBeGreaterThanOrEqual(4);
    incoming.setDemand('ann', { camera: { width: 159.5, height: 120 } });
    await w.clock.advance(1000);
    expect(heard.length).toBe(2);
  });

  it('goes within update where there is no channel, once it is sure that none comes, and rarely', async () => {
    const { w, incoming, encoding } = await talk();
    w.peers.closeChannels();
    await w.clock.advance(10);
    incoming.setDemand('ann', { camera: null });
    await w.clock.advance(1000);
    expect(demandsIn(w)).toBe(0);
    await w.clock.advance(4000);
    expect(demandsIn(w)).toBe(1);
    expect(encoding()?.active).toBe(false);
    for (let round = 0; round < 20; round += 1) {
      incoming.setDemand('ann', { camera: round % 2 ? null : tile });
      await w.clock.advance(100);
    }
    expect(demandsIn(w)).toBeLessThanOrEqual(3);
  });

  it('is nothing to those who were told to send everything', async () => {
    const { w, incoming, encoding, say } = await talk({ adaptToDemand: false });
    incoming.setDemand('ann', { camera: null });
    say({ type: 'demand', count: 1, camera: null });
    await w.clock.advance(5000);
    expect(encoding()?.active).not.toBe(false);
    expect(demandsIn(w)).toBe(0);
  });

  it('must be a size', async () => {
    const { incoming } = await talk();
    for (const width of [0, -1, Number.NaN, Infinity])
      expect(() => incoming.setDemand('ann', { camera: { width, height: 1 } })).toThrow(
        expect.objectContaining({ code: 'invalid-argument' }),
      );
    expect(() => incoming.setDemand('nobody', { camera: tile })).not.toThrow();
  });

  it('counts when it makes sense, and never when it comes late', async () => {
    const { w, client, encoding, say } = await talk();
    say({ type: 'demand', count: 5, camera: null });
    await w.clock.advance(10);
    expect(encoding()?.active).toBe(false);
    say({ type: 'demand', count: 4, camera: tile });
    say({ type: 'demand', count: 6, camera: { width: -1, height: 2 } });
    await w.clock.advance(10);
    expect(encoding()?.active).toBe(false);
    expect(client.refused.messages).toBe(1);
    say({ type: 'demand', count: 7 });
    await w.clock.advance(10);
    expect(encoding()?.active).toBe(true);
  });

  it('is told anew when the channel was lost', async () => {
    const { w, call, incoming, encoding } = await talk();
    incoming.setDemand('ann', { camera: tile });
    await w.clock.advance(300);
    const scale = encoding()?.scaleResolutionDownBy;
    expect(scale).toBeGreaterThan(2);
    w.peers.closeChannels();
    await w.clock.advance(4000);
    expect(demandsIn(w)).toBe(1);
    expect(encoding()?.scaleResolutionDownBy).toBe(scale);
    call.hangUp();
    await w.clock.advance(50);
    expectNothingLeft(w);
  });
});

describe('a picture that was not shown', () => {
  it('does not speak against the connection when it is shown again', async () => {
    const { w, call, incoming } = await talk();
    const camera = call.snapshot.local.video.track;
    if (!camera) throw new Error('there is no camera');
    await w.clock.advance(6000);
    expect(incoming.snapshot.participants['ann']?.quality).toBe('good');
    incoming.setDemand('ann', { camera: null });
    w.peers.setReception(camera, { frameRate: 1, frozen: 1 });
    await w.clock.advance(10_000);
    expect(incoming.snapshot.participants['ann']?.quality).toBe('good');
    incoming.setDemand('ann', { camera: tile });
    await w.clock.advance(3000);
    expect(incoming.snapshot.participants['ann']?.quality).toBe('good');
    // From now on it does.
    await w.clock.advance(10_000);
    expect(incoming.snapshot.participants['ann']?.quality).toBe('poor');
  });
});
