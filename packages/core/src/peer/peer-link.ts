import type { MediaQuality } from '../model/media-quality.js';
import { originOf } from '../model/sdp-origin.js';
import type { PeerDescription } from '../model/peer-description.js';
import type { IceCandidate } from '../model/signal.js';
import { TaskQueue } from '../lib/task-queue.js';
import { candidatesIn } from './candidate-lines.js';
import { eagerBatches, patientBatches, type BatchPolicy } from './candidate-batch.js';
import { negotiationError, negotiationLog } from './negotiation-error.js';
import { applyOpusOptions } from './opus-options.js';
import { OutgoingMedia } from './outgoing-media.js';
import { OwnDescription } from './own-description.js';
import { addChannel, PeerChannel } from './peer-channel.js';
import type { PeerLinkOptions } from './peer-link-options.js';
import { OutgoingScreen, type ScreenTracks } from './outgoing-screen.js';
import { firstScale } from './quick-start.js';
import { RemoteCandidates } from './remote-candidates.js';
import { Renegotiation } from './renegotiation.js';
import type { MediaTransceiver, PeerConnection, PeerConnectionListener } from './rtc.js';
import { bundling } from './spare-peer.js';
import { makeAnswer, makeOffer } from './tidy-description.js';
import {
  addTransceivers,
  mainTransceivers,
  openTransceivers,
  preferCodecs,
  roleOf,
  type MediaKind,
} from './transceivers.js';

/**
 * One peer connection to one remote user: negotiation, candidates in both directions, and the tracks.
 * Its operations run one after another; a track may be set before, while or after negotiating.
 */
export class PeerLink {
  /** For messages to a Parley peer. */
  readonly channel: PeerChannel;
  readonly #options: PeerLinkOptions;
  /** Made when it is first needed: to make one takes a few ms, which whoever is called need not wait for. */
  #connection: PeerConnection | null = null;
  readonly #queue: TaskQueue;
  /**
   * All that we send belongs to one stream (`a=msid`, RFC 8830): receivers keep the lips in step by it, and
   * deployed QuickBlox clients know remote media only by its stream.
   */
  #stream: MediaStream | null = null;
  readonly #outgoing: OutgoingMedia;
  readonly #screen: OutgoingScreen;
  readonly #renegotiation: Renegotiation;
  /** Does something to a connection that is up. */
  readonly #change: (task: (connection: PeerConnection) => Promise<void>) => void;
  readonly #own: OwnDescription;
  #prepared = false;
  #quality: MediaQuality;
  /** We have answered, though perhaps without anybody's knowledge. */
  #answered = false;
  /** Their early answer. */
  #early: string | null = null;
  readonly #theirs: RemoteCandidates;
  /** The path is gone, for now. */
  #lost = false;
  #closed = false;

  constructor(options: PeerLinkOptions) {
    this.#options = options;
    this.channel = new PeerChannel(options.listener);
    this.#quality = options.quality;
    this.#queue = new TaskQueue(`the peer link to ${options.userId}`);
    this.#outgoing = new OutgoingMedia(options);
    const { connections, clock, polite, listener, quality, shares } = options;
    this.#theirs = new RemoteCandidates(options.logger);
    this.#own = new OwnDescription({
      clock,
      onCandidates: (candidates) => listener.onCandidates(candidates),
    });
    const run = (task: (connection: PeerConnection) => Promise<void>): void =>
      // The call is as good as it was before.
      this.#run(
        'renegotiate',
        (connection) => {
          this.#own.keep();
          return task(connection);
        },
        negotiationLog(this.#options.logger, 'could not renegotiate'),
      );
    this.#change = run;
    this.#renegotiation = new Renegotiation({
      polite,
      clock,
      run,
      setRemote: (connection, description) => this.#setRemote(connection, description),
      onOffer: (connection) => this.#takeUp(connection),
      onRestarted: () => {
        // Somebody waits for them.
        this.#own.hurry(eagerBatches);
        listener.onRestarted?.();
      },
      send: (description) => {
        if (!this.#closed) listener.onRenegotiation(description);
      },
    });
    this.#screen = new OutgoingScreen({
      connections,
      quality,
      shares,
      run,
      onAdded: () => this.#renegotiation.offer(),
    });
  }

  /** The description that we began with, with the candidates gathered so far; `null` before it is set. */
  get localSdp(): string | null {
    return this.#own.sdp;
  }

  /** The connection, for those who measure it; `null` before it is needed. */
  get connection(): PeerConnection | null {
    return this.#connection;
  }

  /** Makes an offer; `onDescription('offer')` follows, at once when there is a spare connection. */
  offer(): void {
    const { kinds, spare, configuration } = this.#options;
    const ready = kinds.includes('video') ? spare?.take(configuration, this.#events, this.#quality) : null;
    if (ready) {
      this.#connection = ready.connection;
      this.#stream = ready.stream;
      this.channel.use(ready.channel);
      this.#own.use(ready.connection, ready.offer.sdp ?? '');
      this.#tell('offer', patientBatches);
    }
    this.#run('make an offer', async (connection, stream) => {
      if (!ready) addTransceivers(this.#prefer, connection, stream, kinds);
      this.#outgoing.use(connection);
      await this.#own.set(connection, ready?.offer ?? (await makeOffer(connection)), () => {
        if (!ready) this.#tell('offer', patientBatches);
      });
    });
  }

  /**
   * Takes a remote offer, or a newer one in its place. Opens no transport and gathers nothing yet, and leaves the
   * page a turn of its event loop to ring first.
   */
  takeOffer(sdp: string): void {
    void this.#queue
      .push(() => new Promise<void>((go) => void this.#options.clock.after(0, go)))
      .catch(() => undefined); // only a closed queue refuses
    this.#run('take the offer', async (connection) => {
      // Once answered it is the same offer again, with more candidates in it.
      if (this.#answered) await this.#theirs.take(connection, candidatesIn(sdp));
      else await this.#setRemote(connection, { type: 'offer', sdp: asClient(sdp) });
    });
  }

  /**
   * Answers the offer that was taken while nobody has said yes: the transport comes up, and black pictures flow.
   * `onDescription('early-answer')` follows, with the candidates that were gathered soon.
   */
  answerEarly(): void {
    this.#run(
      'answer early',
      async (connection, stream) => {
        await this.#prepareAnswer(connection, stream, () =>
          this.#own.tellWhole(() => this.#options.listener.onDescription('early-answer'), patientBatches),
        );
        this.#outgoing.warmUp();
      },
      // Nobody waits for it: the answer proper may still come about, and says so if not.
      negotiationLog(this.#options.logger, 'could not answer early'),
    );
  }

  /** Answers the offer that was taken; `onDescription('answer')` follows, at once when it is answered already. */
  answer(): void {
    this.#outgoing.goLive();
    const tellAgain = (): void => {
      this.#tell('answer', eagerBatches);
      this.#onState();
    };
    if (this.#answered) tellAgain();
    else
      this.#run('answer', async (connection, stream) => {
        if (this.#answered) tellAgain();
        else await this.#prepareAnswer(connection, stream, () => this.#tell('answer', eagerBatches));
      });
  }

  /** Takes the answer to our offer. It may be that of another device than the early one. */
  takeAnswer(sdp: string): void {
    const isOther = this.#early !== null && originOf(this.#early) !== originOf(sdp);
    if (!isOther) this.#outgoing.goLive();
    // They answered, and from now on they wait for what was held back.
    this.#own.hurry(eagerBatches);
    this.#run('take the answer', async (connection) => {
      await this.#setRemote(connection, { type: 'answer', sdp });
      // Not sooner: the device that was not chosen is to see nobody.
      if (isOther) this.#outgoing.goLive();
      // With the other all begins again (a new DTLS association), and the state will tell.
      else this.#onState();
    });
  }

  /** Takes an answer that came before anybody said yes: the transport comes up, and black pictures flow. */
  takeEarlyAnswer(sdp: string): void {
    this.#early = sdp;
    this.#run(
      'take the early answer',
      async (connection) => {
        // Provisional (RFC 8829 section 4.1.10.1): a final answer of another device can take its place.
        await this.#setRemote(connection, { type: 'pranswer', sdp });
        this.#outgoing.warmUp();
      },
      negotiationLog(this.#options.logger, 'could not take the early answer'),
    );
  }

  /** Takes remote candidates; they are kept until there is a remote description. */
  takeCandidates(candidates: readonly IceCandidate[]): void {
    this.#run('take candidates', (connection) => this.#theirs.take(connection, candidates));
  }

  /** Sends this track, or nothing, from the answer on; never needs a new negotiation. */
  setTrack(kind: MediaKind, track: MediaStreamTrack | null): void {
    this.#outgoing.setTrack(kind, track);
  }

  /** Sends a screen beside the camera, to a Parley peer that has answered; changes the connection in place. */
  setScreen(tracks: ScreenTracks): void {
    if (!this.#closed) this.#screen.setTracks(tracks);
  }

  /** Limits what is sent from now on; what is negotiated already keeps its codecs, of which others may be sent. */
  setQuality(quality: MediaQuality): void {
    this.#quality = quality;
    this.#outgoing.setQuality(quality);
    this.#screen.setQuality(quality);
  }

  /**
   * Makes a place for pictures in a call that began without, at a Parley peer that has answered: when they are agreed
   * on, nothing is left to negotiate. Only one of the two sides does so. Idempotent.
   */
  prepareVideo(): void {
    if (this.#prepared || this.#closed) return;
    this.#prepared = true;
    this.#change((connection) => {
      if (this.#stream && mainTransceivers(connection).length === 1) {
        addTransceivers(this.#prefer, connection, this.#stream, ['video']);
        this.#outgoing.use(connection);
        this.#outgoing.scale(1);
        this.#renegotiation.offer();
      }
      return Promise.resolve();
    });
  }

  /** Takes what a Parley peer sent to change the connection in place. */
  takeRenegotiation(description: PeerDescription): void {
    this.#renegotiation.take(description);
  }

  /**
   * Looks for another path without a new connection, at a Parley peer that has answered: media goes on as it was. With
   * servers whose credentials are fresh, if there are any.
   */
  restart(configuration: RTCConfiguration | null = null): void {
    if (this.#closed) return;
    if (configuration)
      this.#change((connection) => {
        connection.setConfiguration({ ...bundling, ...configuration });
        return Promise.resolve();
      });
    this.#renegotiation.restart();
  }

  /** Ends the connection. Idempotent; the local tracks belong to somebody else and live on. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#queue.close();
    this.#own.close();
    this.channel.close();
    this.#outgoing.close();
    this.#renegotiation.close();
    this.#connection?.close();
  }

  readonly #events: PeerConnectionListener = {
    onCandidate: (candidate) => {
      if (!this.#closed) this.#own.gathered(candidate);
    },
    onState: () => this.#onState(),
    onClosed: () => this.#onClosed(),
    onTrack: (track, transceiver) => {
      if (this.#closed || !this.#connection) return;
      this.#options.listener.onTrack(roleOf(this.#connection, transceiver), track);
    },
  };

  readonly #prefer = (transceiver: MediaTransceiver): void =>
    preferCodecs(this.#options.connections, this.#quality, transceiver);

  #open(): [PeerConnection, MediaStream] {
    const { connections } = this.#options;
    this.#stream ??= connections.createStream();
    if (!this.#connection) {
      this.#connection = connections.create({ ...bundling, ...this.#options.configuration }, this.#events);
      applyOpusOptions(this.#connection, this.#quality.audio);
      this.channel.use(addChannel(this.#connection));
      this.#own.use(this.#connection);
    }
    return [this.#connection, this.#stream];
  }

  #run(
    what: string,
    task: (connection: PeerConnection, stream: MediaStream) => Promise<void>,
    onFailure: (error: unknown) => void = (error) => {
      const failure = negotiationError(what, this.#options.userId, error);
      this.#options.logger.log('warn', failure.message, error);
      this.#options.listener.onFailure(failure);
    },
  ): void {
    this.#queue
      .push(() => task(...this.#open()))
      .catch((error: unknown) => {
        if (!this.#closed) onFailure(error);
      });
  }

  async #prepareAnswer(connection: PeerConnection, stream: MediaStream, tell: () => void): Promise<void> {
    openTransceivers(this.#prefer, connection.getTransceivers(), stream);
    this.#outgoing.use(connection);
    this.#outgoing.scale(firstScale);
    await this.#own.set(connection, await makeAnswer(connection), tell);
    this.#answered = true;
  }

  /** The other side has made a place for pictures: ours go there too. */
  #takeUp(connection: PeerConnection): void {
    const places = mainTransceivers(connection).filter(({ direction }) => direction === 'recvonly');
    if (this.#stream) openTransceivers(this.#prefer, places, this.#stream);
    if (places.length > 0) this.#outgoing.use(connection);
  }

  /** Tells our description, and then the candidates that are not in it. */
  #tell(type: 'offer' | 'answer', policy: BatchPolicy): void {
    const how = (): void => this.#options.listener.onDescription(type);
    if (this.#options.rebuilt) this.#own.tellWhole(how, eagerBatches);
    else this.#own.tell(how, policy);
  }

  async #setRemote(connection: PeerConnection, description: RTCSessionDescriptionInit): Promise<void> {
    await connection.setRemoteDescription(description);
    await this.#theirs.release(connection);
  }

  #onState(): void {
    if (this.#closed) return;
    const state = this.#connection?.connectionState;
    if (state === 'connected') {
      if (this.#lost) this.#outgoing.beginAnew();
      else this.#outgoing.growLater();
      this.#lost = false;
      this.#options.listener.onState('connected');
    }
    // Both may still heal; what is done about it, and for how long, is decided elsewhere.
    else if (state === 'disconnected' || state === 'failed') {
      this.#lost = true;
      this.#options.listener.onState(state === 'failed' ? 'broken' : 'lost');
    }
  }

  /** The caller has closed what we connected ahead of time, most likely because another device of ours said yes. */
  #onClosed(): void {
    if (this.#closed || this.#outgoing.isLive) return;
    // A connection that is closed tells its description no more, in Firefox; somebody may say yes all the same.
    this.#own.keep();
    // As long as it stands, the caller's browser holds on to it rather than to the path to the other device.
    this.#connection?.close();
    this.#outgoing.close();
    this.#options.listener.onState('lost');
  }
}

/**
 * An offer of somebody who is to begin the DTLS handshake (RFC 8842 section 5.3). They do once they take an answer, and with
 * the one whose answer that is. A handshake of ours would go unheard until then, tried ever more rarely, for as long as it
 * rings; and where two devices answer at once, that of the other device would break the connection: its certificate is
 * not the one that was announced.
 */
function asClient(sdp: string): string {
  return sdp.replaceAll('a=setup:actpass', 'a=setup:active');
}
