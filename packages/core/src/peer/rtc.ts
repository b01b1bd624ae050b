import type { Clock } from '../lib/clock.js';
import { createBlankVideo, type BlankVideo } from './blank-video.js';

/** The part of `RTCRtpSender` that Parley uses. */
export type MediaSender = Pick<
  RTCRtpSender,
  'getParameters' | 'replaceTrack' | 'setParameters' | 'setStreams' | 'track'
>;

/** The part of `RTCRtpReceiver` that Parley uses. Old browsers do not tell their sources. */
export interface MediaReceiver {
  readonly track: MediaStreamTrack;
  getSynchronizationSources?(): readonly Pick<RTCRtpSynchronizationSource, 'audioLevel' | 'timestamp'>[];
}

/** The fields of W3C webrtc-stats that Parley uses; which of them an entry has depends on its `type` and the browser. */
export type StatsEntry = Partial<
  Pick<
    RTCInboundRtpStreamStats,
    | 'audioLevel'
    | 'framesDecoded'
    | 'jitter'
    | 'kind'
    | 'packetsLost'
    | 'packetsReceived'
    | 'timestamp'
    | 'totalFreezesDuration'
    | 'type'
  > &
    Pick<RTCIceCandidatePairStats, 'availableOutgoingBitrate' | 'currentRoundTripTime'> &
    Pick<RTCTransportStats, 'selectedCandidatePairId'> & { readonly roundTripTime: number } & PathEntry &
    StreamEntry
>;

/** The fields that tell of candidates, and of the pair that they make; `selected` is Firefox's. */
interface PathEntry extends Pick<RTCIceCandidatePairStats, 'localCandidateId' | 'remoteCandidateId'> {
  readonly selected: boolean;
  readonly candidateType: RTCIceCandidateType;
  readonly protocol: string;
  readonly relayProtocol: string;
}

/** The fields that tell of codecs, of what is sent, and of what the other side tells of it. */
interface StreamEntry {
  readonly mid: string;
  readonly codecId: string;
  readonly mimeType: string;
  readonly localId: string;
  readonly bytesReceived: number;
  readonly bytesSent: number;
  readonly frameWidth: number;
  readonly frameHeight: number;
  readonly framesEncoded: number;
  readonly totalEncodeTime: number;
  readonly fractionLost: number;
  readonly qualityLimitationReason: string;
}

/** The part of `RTCStatsReport` that Parley uses. */
export type StatsReport = Pick<ReadonlyMap<string, StatsEntry>, 'forEach' | 'get'>;

/** The part of `RTCRtpTransceiver` that Parley uses. `setCodecPreferences` may be missing in a fake. */
export interface MediaTransceiver {
  direction: RTCRtpTransceiverDirection;
  readonly mid: string | null;
  readonly sender: MediaSender;
  readonly receiver: MediaReceiver;
  setCodecPreferences?(codecs: RTCRtpCodec[]): void;
}

/** The part of `RTCDataChannel` that Parley uses. */
export interface DataChannel {
  readonly readyState: RTCDataChannelState;
  /** What waits to be sent, in bytes. */
  readonly bufferedAmount: number;
  /** A `message` is a `MessageEvent`. */
  addEventListener(type: 'open' | 'close' | 'message', listener: (event: Event) => void): void;
  send(text: string): void;
}

/** The part of `RTCPeerConnection` that Parley uses: the port that a fake implements. */
export interface PeerConnection {
  readonly connectionState: RTCPeerConnectionState;
  readonly localDescription: RTCSessionDescriptionInit | null;
  readonly remoteDescription: RTCSessionDescriptionInit | null;
  addTransceiver(kind: 'audio' | 'video', init: RTCRtpTransceiverInit): MediaTransceiver;
  getTransceivers(): readonly MediaTransceiver[];
  createDataChannel(label: string, init: RTCDataChannelInit): DataChannel;
  createOffer(options?: Pick<RTCOfferOptions, 'iceRestart'>): Promise<RTCSessionDescriptionInit>;
  createAnswer(): Promise<RTCSessionDescriptionInit>;
  setLocalDescription(description: RTCSessionDescriptionInit): Promise<void>;
  setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void>;
  addIceCandidate(candidate: RTCIceCandidateInit): Promise<void>;
  /** Changes the ICE servers and policy, of a connection that has not gathered yet or for its next ICE restart. */
  setConfiguration(configuration: RTCConfiguration): void;
  getStats(): Promise<StatsReport>;
  close(): void;
}

/** What a peer connection tells the one who made it. */
export interface PeerConnectionListener {
  /** A local candidate was gathered; `null` when gathering has ended. */
  onCandidate(candidate: RTCIceCandidateInit | null): void;
  /** `connectionState` changed. */
  onState(): void;
  /** The other side has closed the connection; `connectionState` says so only after a while. */
  onClosed(): void;
  onTrack(track: MediaStreamTrack, transceiver: MediaTransceiver): void;
}

/** What a real browser, or a fake, must offer to make peers. */
export interface PeerConnections {
  /** Makes one peer connection; the listener is told until `close()`. */
  create(configuration: RTCConfiguration, listener: PeerConnectionListener): PeerConnection;
  /** What can be received, for codec preferences; `null` where the browser does not tell. */
  codecs(kind: 'audio' | 'video'): readonly RTCRtpCodec[] | null;
  /** An empty stream, whose id groups what one peer sends. */
  createStream(): MediaStream;
  /** Something to send before there is a picture; `null` where that cannot be had. */
  createBlankVideo(clock: Clock): BlankVideo | null;
}

/** What the browser told of its codecs: it asks its hardware each time, and never says anything else. */
const capabilities = new Map<'audio' | 'video', readonly RTCRtpCodec[] | null>();

/** The browser's own WebRTC. Touches its globals only when called. */
export const browserPeerConnections: PeerConnections = {
  create(configuration, listener) {
    const connection = new RTCPeerConnection(configuration);
    // The same function each time, so that it is told once.
    const tellClosed = ({ target }: Event): void => {
      if (target instanceof RTCDtlsTransport && target.state === 'closed') listener.onClosed();
    };
    connection.onicecandidate = ({ candidate }) => listener.onCandidate(candidate);
    connection.onconnectionstatechange = () => {
      for (const { transport } of connection.getReceivers())
        transport?.addEventListener('statechange', tellClosed);
      listener.onState();
    };
    connection.ontrack = ({ track, transceiver }) => listener.onTrack(track, transceiver);
    return connection;
  },
  codecs(kind) {
    if (typeof RTCRtpReceiver === 'undefined') return null;
    const known = capabilities.get(kind);
    if (known !== undefined) return known;
    const codecs = RTCRtpReceiver.getCapabilities(kind)?.codecs ?? null;
    capabilities.set(kind, codecs);
    return codecs;
  },
  createStream: () => new MediaStream(),
  createBlankVideo,
};
