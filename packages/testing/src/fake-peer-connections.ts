import { blankLabel, FakePeer } from './fake-peer.js';
import type { FakePeerConnections } from './fake-peer-world.js';
import type { MediaKind } from './fake-description.js';
import { FakeReception } from './fake-reception.js';
import { FakeStream, FakeTrack } from './fake-tracks.js';

/** Counted across worlds, so that a peer of one is never taken for a peer of another. */
let count = 0;

/** How a world of peers is. */
export interface FakePeerConnectionsOptions {
  /** Whether they have data channels. Default true. */
  readonly channels?: boolean;
  /**
   * Makes what those send who are not of this world: with it, descriptions of real browsers are taken too, and whoever wrote
   * them is reached as soon as they have told a candidate. Default: they are refused.
   */
  readonly outsiders?: (kind: MediaKind) => MediaStreamTrack;
}

/** Makes a world of peers that can only reach each other. */
export function createFakePeerConnections({
  channels = true,
  outsiders,
}: FakePeerConnectionsOptions = {}): FakePeerConnections {
  const world = new Map<string, FakePeer>();
  const path = { isUp: true };
  const configurations: RTCConfiguration[] = [];
  const blanks: FakeTrack[] = [];
  const onUse = (used: RTCConfiguration): unknown => configurations.push(used);
  const inUse = (): number => [...world.values()].filter((peer) => peer.inUse).length;
  const reception = new FakeReception();
  return {
    configurations,
    codecs: () => null,
    createStream: () => new FakeStream(),
    createBlankVideo() {
      const track = new FakeTrack('video', blankLabel);
      blanks.push(track);
      return { track, freeze: () => undefined };
    },
    create(configuration, listener) {
      count += 1;
      const peer = new FakePeer(
        `peer-${count}`,
        { peers: world, path, reception, onUse, channels, outsiders: outsiders ?? null },
        listener,
        configuration,
      );
      world.set(peer.id, peer);
      return peer;
    },
    get open() {
      return inUse();
    },
    get spare() {
      return world.size - inUse();
    },
    get sending() {
      return [...world.values()].flatMap((peer) =>
        peer.getTransceivers().flatMap(({ sender }) => sender.track?.kind ?? []),
      );
    },
    get blank() {
      return blanks.filter((track) => track.readyState === 'live').length;
    },
    closeChannels() {
      for (const { channel } of world.values()) channel?.lose();
    },
    disconnect() {
      path.isUp = false;
      for (const peer of world.values()) peer.move('connected', 'disconnected');
    },
    noticeClosed() {
      for (const peer of world.values()) if (!peer.hasOther) peer.move('connected', 'disconnected');
    },
    reconnect() {
      path.isUp = true;
      for (const peer of world.values()) {
        if (peer.hasOther) peer.move('disconnected', 'connected');
        peer.channel?.deliver();
      }
    },
    fail() {
      path.isUp = false;
      for (const peer of world.values()) peer.fail();
    },
    mend() {
      path.isUp = true;
      for (const peer of world.values()) peer.sync();
    },
    setAudioLevel: (track, level) => reception.setAudioLevel(track, level),
    setReception: (track, facts) => reception.set(track, facts),
  };
}
