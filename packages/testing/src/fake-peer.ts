import type {
  DataChannel,
  MediaTransceiver,
  PeerConnection,
  PeerConnectionListener,
  StatsReport,
} from '@parley/core';
import { FakeChannel } from './fake-channel.js';
import { FakeTransceiver, type TransceiverWorld } from './fake-transceiver.js';
import type { FakeReception } from './fake-reception.js';
import { crlf, fragmentIn, mediaIn, type MediaKind } from './fake-description.js';

/** Names the peer in its descriptions. */
const marker = 'x-fake-peer:';
/** The place of a data channel in a description. */
const channelLine = `a=x-fake-channel${crlf}`;
/** A track that is nobody's picture, and is not handed over as one. */
export const blankLabel = 'Blank';

/** What the peers of a world share. */
export interface FakePeerWorld {
  readonly peers: Map<string, FakePeer>;
  readonly path: { readonly isUp: boolean };
  readonly reception: FakeReception;
  readonly onUse: (configuration: RTCConfiguration) => void;
  readonly channels: boolean;
  /** Makes what those send who are of no such world; `null`: nobody reaches them. */
  readonly outsiders: ((kind: MediaKind) => MediaStreamTrack) | null;
}

/** One end of a connection. */
export class FakePeer implements PeerConnection {
  readonly id: string;
  connectionState: RTCPeerConnectionState = 'new';
  #local: RTCSessionDescriptionInit | null = null;
  remoteDescription: RTCSessionDescriptionInit | null = null;
  readonly #world: FakePeerWorld;
  readonly #listener: PeerConnectionListener;
  readonly #transceivers: FakeTransceiver[] = [];
  readonly #around: TransceiverWorld = {
    onTrack: () => this.sync(),
    levelOf: (track) => (this.connectionState === 'connected' ? this.#world.reception.levelOf(track) : null),
  };
  #configuration: RTCConfiguration;
  #looks = 0;
  #hasCandidate = false;
  #signaling: RTCSignalingState = 'stable';
  /** Those that got their place with our offer, which may be taken back. */
  #offered: FakeTransceiver[] = [];
  #gathered = false;
  inUse = false;
  channel: FakeChannel | null = null;
  /** How often ICE began anew, and the last time that led nowhere. */
  #generation = 0;
  /** Whether the other end is of no such world. */
  #isOutsiders = false;
  #offeredGeneration = 0;
  #deadGeneration = -1;

  constructor(
    id: string,
    world: FakePeerWorld,
    listener: PeerConnectionListener,
    configuration: RTCConfiguration,
  ) {
    this.id = id;
    this.#world = world;
    this.#listener = listener;
    this.#configuration = configuration;
  }

  setConfiguration(configuration: RTCConfiguration): void {
    if (configuration.bundlePolicy !== this.#configuration.bundlePolicy)
      throw new DOMException('the bundle policy is fixed', 'InvalidModificationError');
    this.#configuration = configuration;
  }

  addTransceiver(kind: MediaKind, init: RTCRtpTransceiverInit = {}): MediaTransceiver {
    const transceiver = new FakeTransceiver(kind, init, this.#around);
    this.#transceivers.push(transceiver);
    return transceiver;
  }

  getTransceivers(): readonly MediaTransceiver[] {
    return this.#transceivers;
  }

  createDataChannel(): DataChannel {
    if (!this.#world.channels) throw new DOMException('no channels here', 'NotSupportedError');
    this.channel = new FakeChannel({ isUp: () => this.connectionState === 'connected' });
    return this.channel;
  }

  createOffer({ iceRestart = false }: RTCOfferOptions = {}): Promise<RTCSessionDescriptionInit> {
    this.#offeredGeneration = this.#generation + (iceRestart ? 1 : 0);
    return Promise.resolve({ type: 'offer', sdp: this.#sdp(this.#withNew(), this.#offeredGeneration) });
  }

  createAnswer(): Promise<RTCSessionDescriptionInit> {
    if (this.#signaling !== 'have-remote-offer') return Promise.reject(misuse('there is no offer to answer'));
    const placed = this.#transceivers.flatMap((one): Place[] => (one.mid === null ? [] : [[one.mid, one]]));
    return Promise.resolve({ type: 'answer', sdp: this.#sdp(placed, this.#offeredGeneration) });
  }

  async setLocalDescription(description: RTCSessionDescriptionInit): Promise<void> {
    this.#use();
    await this.#check();
    if (description.type === 'offer') {
      if (this.#signaling !== 'stable' && this.#signaling !== 'have-local-offer')
        throw misuse('there is an offer of theirs under way');
      this.#signaling = 'have-local-offer';
      for (const [mid, transceiver] of this.#withNew()) {
        if (transceiver.mid === null) this.#offered.push(transceiver);
        transceiver.mid = mid;
      }
    } else {
      if (this.#signaling !== 'have-remote-offer') throw misuse('there is no offer to answer');
      this.#settle();
    }
    this.#local = description;
    if (this.#generation !== this.#offeredGeneration) this.#gathered = false;
    this.#generation = this.#offeredGeneration;
    const line = `candidate:1 1 udp 2113937151 ${this.id}.local 50000 typ host ufrag ${this.#fragment}`;
    queueMicrotask(() => {
      if (this.connectionState === 'closed') return;
      this.#local = { ...description, sdp: `${description.sdp ?? ''}a=${line}${crlf}` };
      // One transport for all that is added later: nothing is gathered for it.
      if (this.#gathered) {
        this.sync();
        return;
      }
      this.#gathered = true;
      this.#listener.onCandidate({ candidate: line, sdpMid: '0', sdpMLineIndex: 0 });
      this.#listener.onCandidate(null);
      this.sync();
    });
  }

  async setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
    this.#use();
    await this.#check();
    const sdp = description.sdp ?? '';
    const hasOutsiders = this.#world.outsiders !== null && sdp.startsWith('v=0');
    if (!sdp.includes(marker) && !hasOutsiders)
      throw new DOMException('not a description of a fake peer', 'OperationError');
    // Also a fake peer of another world, of which a tape tells.
    const isOutsiders = hasOutsiders && !this.#world.peers.has(peerIn(sdp) ?? '');
    const media = mediaIn(sdp);
    if (description.type === 'offer') {
      // Implicit rollback: what our offer placed has no place any more.
      for (const transceiver of this.#offered) transceiver.mid = null;
      this.#offered = [];
      const known = new Set(this.#transceivers.map(({ mid }) => mid));
      const fragment = fragmentIn(this.remoteDescription?.sdp);
      const restarts = fragment !== null && fragment !== fragmentIn(sdp);
      this.#offeredGeneration = this.#generation + (restarts ? 1 : 0);
      const isNothingNew = !restarts && !isOutsiders && media.every(({ mid }) => known.has(mid));
      if (isNothingNew && this.#local?.type === 'answer')
        throw misuse('the fake does not negotiate again for nothing new: the offer was answered');
      this.#signaling = 'have-remote-offer';
    } else {
      if (this.#signaling !== 'have-local-offer' && this.#signaling !== 'have-remote-pranswer')
        throw misuse('there is no offer that this answers');
      if (description.type === 'pranswer') this.#signaling = 'have-remote-pranswer';
      else this.#settle();
    }
    const before = this.#other();
    this.remoteDescription = description;
    this.#isOutsiders = isOutsiders;
    // Another device answers in the end: a new DTLS association, with nothing of the one before.
    if (before && before !== this.#other()) {
      this.connectionState = 'new';
      this.#hasCandidate = false;
      before.#listener.onClosed();
      this.channel?.lose();
    }
    if (sdp.includes('a=candidate:')) this.#hasCandidate = true;
    for (const { kind, mid } of description.type === 'offer' ? media : []) {
      if (this.#transceivers.some((transceiver) => transceiver.mid === mid)) continue;
      const added = new FakeTransceiver(kind, { direction: 'recvonly' }, this.#around);
      added.mid = mid;
      this.#transceivers.push(added);
    }
    this.sync();
  }

  async addIceCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    await this.#check();
    if (!this.remoteDescription) throw misuse('a candidate came before the remote description');
    if (!candidate.candidate?.startsWith('candidate:')) throw new DOMException('malformed', 'OperationError');
    this.#hasCandidate = true;
    this.sync();
  }

  getStats(): Promise<StatsReport> {
    if (this.connectionState === 'connected') this.#looks += 1;
    const tracks = this.#transceivers.flatMap(({ mid, shown }) =>
      mid !== null && shown ? [[mid, shown] as const] : [],
    );
    return Promise.resolve(this.#world.reception.report(this, this.#looks, tracks));
  }

  /** Told no more when it is closed, as in Firefox. */
  get localDescription(): RTCSessionDescriptionInit | null {
    if (this.connectionState === 'closed')
      throw new DOMException('Peer connection is closed', 'InvalidStateError');
    return this.#local;
  }

  close(): void {
    this.channel?.lose();
    this.connectionState = 'closed';
    this.#world.peers.delete(this.id);
  }

  move(from: RTCPeerConnectionState, to: RTCPeerConnectionState): void {
    if (this.connectionState !== from) return;
    this.connectionState = to;
    this.#listener.onState();
  }

  /** What looks for a path finds none, and stops looking. */
  fail(): void {
    this.#deadGeneration = this.#generation;
    this.move('connected', 'disconnected');
    this.move('disconnected', 'failed');
  }

  /** Connects when both sides are ready, and hands the tracks over. */
  sync(): void {
    if (this.#isOutsiders) {
      this.#meetOutsider();
      return;
    }
    const other = this.#other();
    if (!other || other.#other() !== this) return;
    if (!this.#local || !other.#local) return;
    // ICE is up as soon as one side knows where the other is: the checks tell the way back.
    if (!this.#hasCandidate && !other.#hasCandidate) return;
    if (!this.#world.path.isUp || !this.#hears(other) || !other.#hears(this)) return;
    for (const peer of [this, other]) {
      peer.move('new', 'connected');
      peer.move('failed', 'connected');
      peer.channel?.deliver();
    }
    const hasChannel = [this, other].every((peer) => peer.#local?.sdp?.includes(channelLine));
    if (hasChannel && this.channel && other.channel) {
      this.channel.open(other.channel);
      other.channel.open(this.channel);
    }
    this.#handTracksTo(other);
    other.#handTracksTo(this);
  }

  /** The other end is of no such world, but a browser that was recorded: it is there as soon as both sides are described. */
  #meetOutsider(): void {
    if (!this.#local || this.#signaling === 'have-local-offer' || this.#signaling === 'have-remote-offer')
      return;
    if (!this.#hasCandidate || !this.#world.path.isUp || this.#generation <= this.#deadGeneration) return;
    this.move('new', 'connected');
    this.move('failed', 'connected');
    const placed = this.#transceivers.filter(({ mid }) => mid !== null);
    // By their places: the sections of an answer stand as those of the offer, which may have had other names.
    for (const [place, { kind, sends }] of mediaIn(this.remoteDescription?.sdp ?? '').entries()) {
      const target = placed[place];
      const track = sends && target && !target.shown ? this.#world.outsiders?.(kind) : null;
      if (!track || !target) continue;
      target.shown = track;
      this.#listener.onTrack(track, target);
    }
  }

  get #fragment(): string {
    return `${this.id}x${this.#generation}`;
  }

  /** Whether both have begun anew where that is needed, and know of each other that they have. */
  #hears(other: FakePeer): boolean {
    return (
      other.#generation > other.#deadGeneration && fragmentIn(this.remoteDescription?.sdp) === other.#fragment
    );
  }

  #handTracksTo(other: FakePeer): void {
    for (const transceiver of this.#transceivers) {
      const { sender, mid } = transceiver;
      const target = other.#transceivers.find((one) => one.mid === mid);
      const isOffered = this.#offered.includes(transceiver) && this.#signaling === 'have-local-offer';
      if (mid === null || isOffered || !target || !sender.track || target.shown === sender.track) continue;
      if (sender.track.label === blankLabel) continue;
      target.shown = sender.track;
      other.#listener.onTrack(sender.track, target);
    }
  }

  get hasOther(): boolean {
    return this.#isOutsiders || this.#other() !== null;
  }

  #other(): FakePeer | null {
    const id = peerIn(this.remoteDescription?.sdp);
    return (id && this.#world.peers.get(id)) || null;
  }

  #use(): void {
    if (this.inUse) return;
    this.inUse = true;
    this.#world.onUse(this.#configuration);
  }

  /** All that an offer holds: what has its place, and what gets one by it. */
  #withNew(): Place[] {
    const taken = this.#transceivers.filter(({ mid }) => mid !== null).length;
    let next = taken;
    return this.#transceivers.map((one) => [one.mid ?? String(next++), one]);
  }

  #settle(): void {
    this.#signaling = 'stable';
    this.#offered = [];
  }

  #sdp(places: readonly Place[], generation: number): string {
    const media = places.map(
      ([mid, { receiver }]) => `m=${receiver.track.kind} 9 FAKE 0${crlf}a=mid:${mid}${crlf}`,
    );
    // An answer takes up what was offered and nothing more.
    const wasOffered = this.remoteDescription?.sdp?.includes(channelLine) ?? true;
    const channel = this.channel && wasOffered ? channelLine : '';
    const ice = `a=ice-ufrag:${this.id}x${generation}${crlf}`;
    return `v=0${crlf}s=${marker}${this.id}${crlf}${ice}${channel}${media.join('')}`;
  }

  async #check(): Promise<void> {
    await Promise.resolve();
    if (this.connectionState === 'closed') throw misuse('the connection is closed');
  }
}

/** Which fake peer a description is of. */
function peerIn(sdp: string | undefined): string | null {
  return new RegExp(`${marker}(\\S+)`).exec(sdp ?? '')?.[1] ?? null;
}

type Place = readonly [mid: string, transceiver: FakeTransceiver];

function misuse(message: string): DOMException {
  return new DOMException(message, 'InvalidStateError');
}
