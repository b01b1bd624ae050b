import type { CancelTimer, Clock } from '../lib/clock.js';
import type { Logger } from '../lib/logger.js';
import type { BlankVideo } from './blank-video.js';
import type { MediaQuality } from '../model/media-quality.js';
import { wholePicture } from '../model/picture-share.js';
import { isSame, type PeerShares } from './peer-shares.js';
import { firstScale, growAfter } from './quick-start.js';
import type { MediaTransceiver, PeerConnection, PeerConnections } from './rtc.js';
import { limitSending } from './sending-limits.js';
import { kindOf, mainTransceivers, type MediaKind } from './transceivers.js';

/** What outgoing media needs. */
export interface OutgoingMediaOptions {
  readonly connections: PeerConnections;
  readonly clock: Clock;
  readonly logger: Logger;
  /** What limits it at first. */
  readonly quality: MediaQuality;
  /** How much of the picture this peer is to be sent. */
  readonly shares: PeerShares;
}

/**
 * What one peer connection sends. Before `goLive` no frame of anybody: nothing, or with `warmUp` a black picture, so
 * that encoder, decoder, jitter buffer and bandwidth estimate are at work by the time somebody says yes.
 */
export class OutgoingMedia {
  readonly #options: OutgoingMediaOptions;
  readonly #tracks: Record<MediaKind, MediaStreamTrack | null> = { audio: null, video: null };
  /** What each sender was given last, which it tells only once it has gone over to it. */
  readonly #given = new WeakMap<MediaTransceiver['sender'], MediaStreamTrack | null>();
  #connection: PeerConnection | null = null;
  #quality: MediaQuality;
  /** By how much the pictures are smaller for now. */
  #factor = firstScale;
  #blank: BlankVideo | null = null;
  #cancelGrowth: CancelTimer | null = null;
  #live = false;
  #closed = false;

  constructor(options: OutgoingMediaOptions) {
    this.#options = options;
    this.#quality = options.quality;
    options.shares.follow('camera', () => this.#limit('video'));
  }

  /** Whether real tracks are sent. */
  get isLive(): boolean {
    return this.#live;
  }

  /** The connection is there, with its transceivers. */
  use(connection: PeerConnection): void {
    this.#connection = connection;
    this.#attach();
    // Bare parameters are right where nothing is limited.
    if (this.#quality.audio) this.#limit('audio');
    if (this.#isLimited) this.#limit('video');
  }

  /** Sends this track, or nothing, once live; never needs a new negotiation. */
  setTrack(kind: MediaKind, track: MediaStreamTrack | null): void {
    if (this.#closed || this.#tracks[kind] === track) return;
    this.#tracks[kind] = track;
    this.#attach();
  }

  /** Sends black pictures where pictures can be sent, until the real ones come. */
  warmUp(): void {
    const hasVideo = this.#transceivers().some((transceiver) => kindOf(transceiver) === 'video');
    if (this.#closed || this.#live || this.#blank || !hasVideo) return;
    const { connections, clock } = this.#options;
    this.#blank = connections.createBlankVideo(clock);
    this.#attach();
  }

  /** From now on real tracks are sent. Idempotent. */
  goLive(): void {
    if (this.#live || this.#closed) return;
    this.#live = true;
    // The black track stays until there is a real one, so that the encoder does, but gives no more frames to be shown.
    this.#blank?.freeze();
    this.#attach();
  }

  /** Media flows: the first pictures were small, so that they came soon; the others are not. */
  growLater(): void {
    if (!this.#live) return;
    this.#cancelGrowth ??= this.#options.clock.after(growAfter, () => {
      this.#cancelGrowth = null;
      this.#dropBlank();
      this.#attach();
      this.scale(1);
    });
  }

  /** The path was lost, and is there again: another size begins with a whole picture, which is waited for. */
  beginAnew(): void {
    this.scale(firstScale);
    this.growLater();
  }

  /** Makes the pictures smaller by a factor. */
  scale(factor: number): void {
    this.#factor = factor;
    this.#limit('video');
  }

  /** Limits what is sent from now on. */
  setQuality(quality: MediaQuality): void {
    this.#quality = quality;
    this.#limit('audio');
    this.#limit('video');
  }

  /** Stops what it made itself; the tracks belong to somebody else and live on. */
  close(): void {
    this.#closed = true;
    this.#cancelGrowth?.();
    this.#dropBlank();
  }

  get #isLimited(): boolean {
    return this.#quality.video !== undefined || !isSame(this.#options.shares.camera, wholePicture);
  }

  #dropBlank(): void {
    this.#blank?.freeze();
    this.#blank?.track.stop();
    this.#blank = null;
  }

  #limit(kind: MediaKind): void {
    for (const transceiver of this.#transceivers()) {
      if (this.#closed || kindOf(transceiver) !== kind) continue;
      const { camera } = this.#options.shares;
      limitSending(transceiver, this.#quality[kind] ?? {}, this.#factor, camera).catch(
        this.#complain(`could not limit the ${kind} track`),
      );
    }
  }

  #attach(): void {
    // Done with it as soon as there is a real picture.
    const done = this.#live && this.#tracks.video ? this.#blank : null;
    if (done) this.#blank = null;
    for (const transceiver of this.#transceivers()) {
      const { sender } = transceiver;
      const kind = kindOf(transceiver);
      const real = this.#live ? this.#tracks[kind] : null;
      const track = real ?? (kind === 'video' && this.#blank ? this.#blank.track : null);
      const given = this.#given.get(sender);
      if ((given === undefined ? sender.track : given) === track) continue;
      this.#given.set(sender, track);
      sender
        .replaceTrack(track)
        .then(() => {
          // Another camera may have larger pictures.
          if (kind === 'video' && this.#isLimited) this.#limit('video');
          return undefined;
        })
        .catch((error: unknown) => {
          if (this.#given.get(sender) === track) this.#given.delete(sender);
          this.#complain(`could not send the ${kind} track`)(error);
        })
        // Not before: the sender is to go over from one to the other without a stop.
        .finally(() => {
          if (kind === 'video') done?.track.stop();
        });
    }
  }

  #transceivers(): readonly MediaTransceiver[] {
    return this.#connection ? mainTransceivers(this.#connection) : [];
  }

  #complain(what: string): (error: unknown) => void {
    return (error) => {
      if (!this.#closed) this.#options.logger.log('error', what, error);
    };
  }
}
