import { CallError } from '../model/call-error.js';
import type { UserId } from '../model/ids.js';
import type { IceCandidate } from '../model/signal.js';
import type { CancelTimer, Clock } from '../lib/clock.js';
import type { Logger } from '../lib/logger.js';
import { TaskQueue } from '../lib/task-queue.js';
import { CandidateBatch, eagerBatches, patientBatches } from './candidate-batch.js';
import { preferredCodecs } from './codec-preferences.js';
import { firstScale, growAfter, scalePictures } from './quick-start.js';
import type { MediaTransceiver, PeerConnection, PeerConnections } from './rtc.js';

/** The two kinds of media that a call carries. */
export type MediaKind = 'audio' | 'video';

/** What a peer link tells. Nothing is told after `close()`. */
export interface PeerLinkListener {
  /** The local description is set and can be sent. */
  onDescription(type: 'offer' | 'answer'): void;
  /** Candidates to send, after the description that they belong to. */
  onCandidates(candidates: readonly IceCandidate[]): void;
  onState(state: 'connected' | 'lost'): void;
  /** A remote track is there; it may be silent or black until media flows. */
  onTrack(kind: MediaKind, track: MediaStreamTrack): void;
  /** Negotiation is impossible; the link is of no more use. */
  onFailure(error: CallError): void;
}

/** What a peer link is made of. */
export interface PeerLinkOptions {
  readonly userId: UserId;
  /** What our offer asks for; an answer follows the offer. */
  readonly kinds: readonly MediaKind[];
  readonly configuration: RTCConfiguration;
  readonly connections: PeerConnections;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly listener: PeerLinkListener;
}

/**
 * One peer connection to one remote user: negotiation, candidates in both directions, and the tracks.
 * Its operations run one after another; a track may be set before, while or after negotiating.
 */
export class PeerLink {
  readonly #options: PeerLinkOptions;
  /** Made when it is first needed: to make one takes a few ms, which whoever is called need not wait for. */
  #connection: PeerConnection | null = null;
  readonly #queue: TaskQueue;
  /**
   * All that we send belongs to one stream (`a=msid`, RFC 8830): receivers keep the lips in step by it, and
   * deployed QuickBlox clients know remote media only by its stream.
   */
  #stream: MediaStream | null = null;
  readonly #tracks: Record<MediaKind, MediaStreamTrack | null> = { audio: null, video: null };
  /** Our description as it was told, while the browser has not taken it in yet. */
  #described: string | null = null;
  #batch: CandidateBatch | null = null;
  #cancelGrowth: CancelTimer | null = null;
  /** Ours that were gathered before our description was told. */
  #gathered: IceCandidate[] = [];
  /** Theirs that came before there was a remote description (RFC 8838 section 4.1.1 wants them after it). */
  #buffered: IceCandidate[] = [];
  #closed = false;

  constructor(options: PeerLinkOptions) {
    this.#options = options;
    this.#queue = new TaskQueue(`the peer link to ${options.userId}`);
  }

  /** The local description as it is now, with the candidates gathered so far; `null` before it is set. */
  get localSdp(): string | null {
    return this.#connection?.localDescription?.sdp ?? this.#described;
  }

  /** Makes an offer; `onDescription('offer')` follows. */
  offer(): void {
    this.#run('make an offer', async (connection, stream) => {
      for (const kind of this.#options.kinds) {
        const init: RTCRtpTransceiverInit = {
          direction: 'sendrecv',
          streams: [stream],
          ...(kind === 'video' ? { sendEncodings: [{ scaleResolutionDownBy: firstScale }] } : {}),
        };
        this.#prefer(kind, connection.addTransceiver(kind, init));
      }
      // Not awaited: the first offer does not depend on the tracks, only the media does.
      this.#attachTracks();
      await this.#describe(connection, 'offer', await connection.createOffer());
    });
  }

  /**
   * Takes a remote offer, or a newer one in its place. Opens no transport and gathers nothing yet, and leaves the
   * page a turn of its event loop to ring first.
   */
  takeOffer(sdp: string): void {
    void this.#queue
      .push(() => new Promise<void>((go) => void this.#options.clock.after(0, go)))
      .catch(ignore);
    this.#run('take the offer', (connection) => this.#setRemote(connection, { type: 'offer', sdp }));
  }

  /** Answers the offer that was taken; `onDescription('answer')` follows. */
  answer(): void {
    this.#run('answer', async (connection, stream) => {
      for (const transceiver of connection.getTransceivers()) {
        if (transceiver.direction === 'stopped') continue;
        // Send and receive, whatever is captured right now: a camera that comes on later needs no negotiation.
        transceiver.direction = 'sendrecv';
        transceiver.sender.setStreams(stream);
        this.#prefer(kindOf(transceiver), transceiver);
        this.#scale(transceiver, firstScale);
      }
      this.#attachTracks();
      await this.#describe(connection, 'answer', await connection.createAnswer());
    });
  }

  /** Takes the answer to our offer. */
  takeAnswer(sdp: string): void {
    // They answered, and from now on they wait for what was held back.
    this.#batch?.hurry(eagerBatches);
    this.#run('take the answer', (connection) => this.#setRemote(connection, { type: 'answer', sdp }));
  }

  /** Takes remote candidates; they are kept until there is a remote description. */
  takeCandidates(candidates: readonly IceCandidate[]): void {
    this.#run('take candidates', async (connection) => {
      if (connection.remoteDescription) await this.#addCandidates(connection, candidates);
      else this.#buffered.push(...candidates);
    });
  }

  /** Sends this track, or nothing, from now on; never needs a new negotiation. */
  setTrack(kind: MediaKind, track: MediaStreamTrack | null): void {
    if (this.#closed || this.#tracks[kind] === track) return;
    this.#tracks[kind] = track;
    this.#attachTracks();
  }

  /** Ends the connection. Idempotent; the local tracks belong to somebody else and live on. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#queue.close();
    this.#batch?.close();
    this.#cancelGrowth?.();
    this.#connection?.close();
  }

  #open(): [PeerConnection, MediaStream] {
    const { connections } = this.#options;
    this.#stream ??= connections.createStream();
    // One transport for all media (RFC 8843): a third of the candidates, and every peer that we talk to bundles.
    const configuration: RTCConfiguration = { bundlePolicy: 'max-bundle', ...this.#options.configuration };
    this.#connection ??= connections.create(configuration, {
      onCandidate: (candidate) => this.#onCandidate(candidate),
      onState: () => this.#onState(),
      onTrack: (track) => this.#onTrack(track),
    });
    return [this.#connection, this.#stream];
  }

  #run(what: string, task: (connection: PeerConnection, stream: MediaStream) => Promise<void>): void {
    this.#queue
      .push(() => task(...this.#open()))
      .catch((error: unknown) => {
        if (this.#closed) return;
        const failure = new CallError(
          'negotiation-failed',
          `Could not ${what} with ${this.#options.userId}: the two sides have no session description in common.`,
          { cause: error },
        );
        this.#options.logger.log('warn', failure.message, error);
        this.#options.listener.onFailure(failure);
      });
  }

  async #describe(
    connection: PeerConnection,
    type: 'offer' | 'answer',
    description: RTCSessionDescriptionInit,
  ): Promise<void> {
    // It is told while the browser still takes it in: what is in it does not change by that, and to reach the other
    // side takes longer. Candidates come only afterwards.
    const taken = connection.setLocalDescription(description);
    const told = description.sdp ?? '';
    this.#described = told;
    this.#options.listener.onDescription(type);
    await taken;
    if (this.#closed) return;
    const policy = type === 'offer' ? patientBatches : eagerBatches;
    const batch = new CandidateBatch(this.#options.clock, policy, (candidates) => {
      this.#options.listener.onCandidates(candidates);
    });
    this.#batch = batch;
    for (const candidate of this.#gathered) if (!told.includes(essence(candidate))) batch.add(candidate);
    this.#gathered = [];
  }

  async #setRemote(connection: PeerConnection, description: RTCSessionDescriptionInit): Promise<void> {
    await connection.setRemoteDescription(description);
    const buffered = this.#buffered;
    this.#buffered = [];
    await this.#addCandidates(connection, buffered);
  }

  async #addCandidates(connection: PeerConnection, candidates: readonly IceCandidate[]): Promise<void> {
    // One that the browser refuses (of an older generation, or malformed) must not keep out the others.
    await Promise.all(
      candidates.map((candidate) =>
        connection.addIceCandidate(candidate).catch((error: unknown) => {
          if (!this.#closed) this.#options.logger.log('warn', 'a remote candidate was refused', error);
        }),
      ),
    );
  }

  #onCandidate(candidate: RTCIceCandidateInit | null): void {
    if (this.#closed) return;
    if (!candidate?.candidate) {
      this.#batch?.flush();
      return;
    }
    const own: IceCandidate = {
      candidate: candidate.candidate,
      sdpMid: candidate.sdpMid ?? null,
      sdpMLineIndex: candidate.sdpMLineIndex ?? null,
    };
    if (this.#batch) this.#batch.add(own);
    else this.#gathered.push(own);
  }

  #onState(): void {
    if (this.#closed) return;
    const state = this.#connection?.connectionState;
    if (state === 'connected') {
      this.#growLater();
      this.#options.listener.onState('connected');
    }
    // `failed` may still heal when the network comes back; the call machine decides how long to wait.
    else if (state === 'disconnected' || state === 'failed') this.#options.listener.onState('lost');
  }

  /** The first pictures are small, so that they come soon; the others are not. */
  #growLater(): void {
    this.#cancelGrowth ??= this.#options.clock.after(growAfter, () => {
      for (const transceiver of this.#connection?.getTransceivers() ?? []) this.#scale(transceiver, 1);
    });
  }

  #scale(transceiver: MediaTransceiver, factor: number): void {
    if (kindOf(transceiver) !== 'video') return;
    scalePictures(transceiver, factor).catch((error: unknown) => {
      if (!this.#closed) this.#options.logger.log('warn', 'could not scale the pictures', error);
    });
  }

  #onTrack(track: MediaStreamTrack): void {
    if (this.#closed) return;
    if (track.kind === 'audio' || track.kind === 'video') this.#options.listener.onTrack(track.kind, track);
  }

  #attachTracks(): void {
    for (const transceiver of this.#connection?.getTransceivers() ?? []) {
      const kind = kindOf(transceiver);
      const track = this.#tracks[kind];
      if (transceiver.sender.track === track) continue;
      transceiver.sender.replaceTrack(track).catch((error: unknown) => {
        if (!this.#closed) this.#options.logger.log('error', `could not send the ${kind} track`, error);
      });
    }
  }

  #prefer(kind: MediaKind, transceiver: MediaTransceiver): void {
    const all = this.#options.connections.codecs(kind);
    if (!all || !transceiver.setCodecPreferences) return;
    const codecs = preferredCodecs(kind, all);
    if (codecs.length > 0) transceiver.setCodecPreferences(codecs);
  }
}

/** Only a closed queue refuses a turn. */
function ignore(): void {}

function kindOf(transceiver: MediaTransceiver): MediaKind {
  return transceiver.receiver.track.kind === 'audio' ? 'audio' : 'video';
}

/** Foundation to port: what a candidate and its line in an SDP have in common, whatever attributes follow. */
function essence({ candidate }: IceCandidate): string {
  return candidate.split(' ').slice(0, 6).join(' ');
}
