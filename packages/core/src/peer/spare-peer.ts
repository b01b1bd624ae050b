import type { Logger } from '../lib/logger.js';
import { applyOpusOptions } from './opus-options.js';
import { addChannel } from './peer-channel.js';
import type { DataChannel, PeerConnection, PeerConnectionListener, PeerConnections } from './rtc.js';
import type { MediaQuality } from '../model/media-quality.js';
import { makeOffer } from './tidy-description.js';
import { addTransceivers, preferCodecs } from './transceivers.js';

/** A peer connection with its offer, which nobody has been told. */
export interface PreparedPeer {
  readonly connection: PeerConnection;
  readonly stream: MediaStream;
  readonly channel: DataChannel | null;
  readonly offer: RTCSessionDescriptionInit;
}

interface Spare {
  readonly connection: PeerConnection;
  readonly stream: MediaStream;
  readonly channel: DataChannel | null;
  offer: RTCSessionDescriptionInit | null;
  listener: PeerConnectionListener | null;
}

/** One transport for all media (RFC 8843): a third of the candidates, and every peer that we talk to bundles. */
export const bundling: RTCConfiguration = { bundlePolicy: 'max-bundle' };

/**
 * One peer connection kept ready for the next video call, with its offer: making them is what dialing would wait for.
 * Its description is not set, so it gathers nothing and sends nothing.
 */
export class SparePeer {
  readonly #connections: PeerConnections;
  readonly #logger: Logger;
  readonly #quality: MediaQuality;
  #spare: Spare | null = null;

  constructor(connections: PeerConnections, logger: Logger, quality: MediaQuality = {}) {
    this.#connections = connections;
    this.#logger = logger;
    this.#quality = quality;
  }

  /** Makes one unless there is one. Never throws: without it a call makes its own. */
  prepare(): void {
    if (this.#spare) return;
    try {
      const stream = this.#connections.createStream();
      const connection = this.#connections.create(bundling, {
        onCandidate: (candidate) => spare.listener?.onCandidate(candidate),
        onState: () => spare.listener?.onState(),
        onClosed: () => spare.listener?.onClosed(),
        onTrack: (track, transceiver) => spare.listener?.onTrack(track, transceiver),
      });
      applyOpusOptions(connection, this.#quality.audio);
      const channel = addChannel(connection);
      const spare: Spare = { connection, stream, channel, offer: null, listener: null };
      this.#spare = spare;
      const prefer = preferCodecs.bind(null, this.#connections, this.#quality);
      addTransceivers(prefer, connection, stream, ['audio', 'video']);
      makeOffer(connection).then(
        (offer) => {
          spare.offer = offer;
          return undefined;
        },
        (error: unknown) => this.#giveUp(spare, error),
      );
    } catch (error) {
      this.#giveUp(this.#spare, error);
    }
  }

  /** Hands it over, once; `null` when there is none, none that is ready, or none with these codecs and options. */
  take(
    configuration: RTCConfiguration,
    listener: PeerConnectionListener,
    quality: MediaQuality = {},
  ): PreparedPeer | null {
    const spare = this.#spare;
    if (!spare?.offer || codecsOf(quality) !== codecsOf(this.#quality)) return null;
    const { connection, stream, channel, offer } = spare;
    try {
      connection.setConfiguration({ ...bundling, ...configuration });
    } catch (error) {
      this.#giveUp(spare, error);
      return null;
    }
    this.#spare = null;
    spare.listener = listener;
    return { connection, stream, channel, offer };
  }

  /** Closes what is there; another may be prepared later. */
  close(): void {
    this.#spare?.connection.close();
    this.#spare = null;
  }

  #giveUp(spare: Spare | null, error: unknown): void {
    // One that was closed meanwhile has the right to fail.
    if (spare !== this.#spare) return;
    this.#logger.log('debug', 'could not prepare a peer connection', error);
    this.close();
  }
}

function codecsOf({ audio, video }: MediaQuality): string {
  return JSON.stringify([audio?.codecs, audio?.dtx, audio?.fec, audio?.stereo, video?.codecs]);
}
