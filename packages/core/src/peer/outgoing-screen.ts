import type { MediaQuality } from '../model/media-quality.js';
import { wholePicture } from '../model/picture-share.js';
import { isSame, type PeerShares } from './peer-shares.js';
import type { MediaTransceiver, PeerConnection, PeerConnections } from './rtc.js';
import { limitSending } from './sending-limits.js';
import { preferCodecs, type MediaKind } from './transceivers.js';

/** What is sent of a screen; `null`: nothing. */
export type ScreenTracks = Readonly<Record<MediaKind, MediaStreamTrack | null>>;

/** What an outgoing screen needs. */
export interface OutgoingScreenOptions {
  readonly connections: PeerConnections;
  /** What limits it at first. */
  readonly quality: MediaQuality;
  /** How much of the picture this peer is to be sent. */
  readonly shares: PeerShares;
  /** Runs tasks one after another, with everything else that is done to the connection. */
  readonly run: (task: (connection: PeerConnection) => Promise<void>) => void;
  /** Something was added that the other side has to be offered. */
  readonly onAdded: () => void;
}

/**
 * The screen that one peer connection sends beside the camera, with its sound, in a stream of their own. Its place in
 * the connection is made when it is first needed and kept: to stop and to share again needs no negotiation.
 */
export class OutgoingScreen {
  readonly #options: OutgoingScreenOptions;
  readonly #places = new Map<MediaKind, MediaTransceiver>();
  #quality: MediaQuality;
  #stream: MediaStream | null = null;
  #tracks: ScreenTracks = { video: null, audio: null };

  constructor(options: OutgoingScreenOptions) {
    this.#options = options;
    this.#quality = options.quality;
    options.shares.follow('screen', () => this.#limitLater());
  }

  /** Sends these from now on. */
  setTracks(tracks: ScreenTracks): void {
    if (this.#tracks.video === tracks.video && this.#tracks.audio === tracks.audio) return;
    this.#tracks = tracks;
    this.#options.run(async (connection) => {
      const sent = (['video', 'audio'] as const).map(async (kind) => {
        const track = this.#tracks[kind];
        let place = this.#places.get(kind);
        const isNew = !place;
        if (!place) {
          if (!track) return false;
          this.#stream ??= this.#options.connections.createStream();
          place = connection.addTransceiver(kind, { direction: 'sendonly', streams: [this.#stream] });
          preferCodecs(this.#options.connections, { video: this.#quality.screen ?? {} }, place);
          this.#places.set(kind, place);
        }
        await place.sender.replaceTrack(track);
        const isBare = !this.#quality.screen && isSame(this.#options.shares.screen, wholePicture);
        if (kind === 'video' && !isBare) await this.#limit(place);
        return isNew;
      });
      if ((await Promise.all(sent)).includes(true)) this.#options.onAdded();
    });
  }

  /** Limits the picture from now on. */
  setQuality(quality: MediaQuality): void {
    this.#quality = quality;
    this.#limitLater();
  }

  #limitLater(): void {
    const place = this.#places.get('video');
    if (place) this.#options.run(() => this.#limit(place));
  }

  #limit(place: MediaTransceiver): Promise<void> {
    return limitSending(place, this.#quality.screen ?? {}, 1, this.#options.shares.screen);
  }
}
