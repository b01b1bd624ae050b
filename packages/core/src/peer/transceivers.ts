import type { MediaQuality } from '../model/media-quality.js';
import { preferredCodecs } from './codec-preferences.js';
import { firstScale } from './quick-start.js';
import type { RemoteTracks } from './remote-tracks.js';
import type { MediaTransceiver, PeerConnection, PeerConnections } from './rtc.js';

/** The two kinds of media that a call carries. */
export type MediaKind = 'audio' | 'video';

/** Whether this kind has its place in the connection, or in an offer that is under way. */
export function hasPlace(connection: PeerConnection, kind: MediaKind): boolean {
  return mainTransceivers(connection).some((place) => kindOf(place) === kind && place.mid !== null);
}

/** Asks for codecs, where the browser lets us. */
export type PreferCodecs = (transceiver: MediaTransceiver) => void;

/** Makes room for what a call carries, as our offers ask for it. */
export function addTransceivers(
  prefer: PreferCodecs,
  connection: PeerConnection,
  stream: MediaStream,
  kinds: readonly MediaKind[],
): void {
  for (const kind of kinds) {
    const init: RTCRtpTransceiverInit = {
      direction: 'sendrecv',
      streams: [stream],
      ...(kind === 'video' ? { sendEncodings: [{ scaleResolutionDownBy: firstScale }] } : {}),
    };
    prefer(connection.addTransceiver(kind, init));
  }
}

/** What carries a call itself, the first of each kind. Whatever was added later carries a screen. */
export function mainTransceivers(connection: PeerConnection): readonly MediaTransceiver[] {
  const all = connection.getTransceivers();
  return (['audio', 'video'] as const).flatMap((kind) => all.find((one) => kindOf(one) === kind) ?? []);
}

/** Makes the most of what was offered: a camera that comes on later needs no negotiation. */
export function openTransceivers(
  prefer: PreferCodecs,
  transceivers: readonly MediaTransceiver[],
  stream: MediaStream,
): void {
  for (const transceiver of transceivers) {
    if (transceiver.direction === 'stopped') continue;
    transceiver.direction = 'sendrecv';
    transceiver.sender.setStreams(stream);
    prefer(transceiver);
  }
}

/** Of what a track that is received is a part. */
export function roleOf(connection: PeerConnection, transceiver: MediaTransceiver): keyof RemoteTracks {
  const kind = kindOf(transceiver);
  if (mainTransceivers(connection).includes(transceiver)) return kind;
  return kind === 'video' ? 'screen' : 'screenAudio';
}

/** Of what a stream is a part, by the `mid` of its transceiver (RFC 8843); `null` where that is not known. */
export function roleOfMid(connection: PeerConnection, mid: string | undefined): keyof RemoteTracks | null {
  const transceiver = connection.getTransceivers().find((one) => mid !== undefined && one.mid === mid);
  return transceiver ? roleOf(connection, transceiver) : null;
}

/** Asks for the codecs that are worth it, those first that were wished for. */
export function preferCodecs(
  connections: PeerConnections,
  quality: Pick<MediaQuality, MediaKind>,
  transceiver: MediaTransceiver,
): void {
  const kind = kindOf(transceiver);
  const all = connections.codecs(kind);
  if (!all || !transceiver.setCodecPreferences) return;
  const codecs = preferredCodecs(kind, all, quality[kind]?.codecs);
  if (codecs.length > 0) transceiver.setCodecPreferences(codecs);
}

/** What a transceiver carries. */
export function kindOf({ receiver }: Pick<MediaTransceiver, 'receiver'>): MediaKind {
  return receiver.track.kind === 'audio' ? 'audio' : 'video';
}
