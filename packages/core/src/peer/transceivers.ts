import { preferredCodecs } from './codec-preferences.js';
import { firstScale } from './quick-start.js';
import type { RemoteTracks } from './remote-tracks.js';
import type { MediaTransceiver, PeerConnection, PeerConnections } from './rtc.js';

/** The two kinds of media that a call carries. */
export type MediaKind = 'audio' | 'video';

/** Makes room for what a call carries, as our offers ask for it. */
export function addTransceivers(
  connections: PeerConnections,
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
    preferCodecs(connections, connection.addTransceiver(kind, init));
  }
}

/** What carries a call itself, the first of each kind. Whatever was added later carries a screen. */
export function mainTransceivers(connection: PeerConnection): readonly MediaTransceiver[] {
  const all = connection.getTransceivers();
  return (['audio', 'video'] as const).flatMap((kind) => all.find((one) => kindOf(one) === kind) ?? []);
}

/** Makes the most of what was offered: a camera that comes on later needs no negotiation. */
export function openTransceivers(
  connections: PeerConnections,
  transceivers: readonly MediaTransceiver[],
  stream: MediaStream,
): void {
  for (const transceiver of transceivers) {
    if (transceiver.direction === 'stopped') continue;
    transceiver.direction = 'sendrecv';
    transceiver.sender.setStreams(stream);
    preferCodecs(connections, transceiver);
  }
}

/** Of what a track that is received is a part. */
export function roleOf(connection: PeerConnection, transceiver: MediaTransceiver): keyof RemoteTracks {
  const kind = kindOf(transceiver);
  if (mainTransceivers(connection).includes(transceiver)) return kind;
  return kind === 'video' ? 'screen' : 'screenAudio';
}

/** Asks for the codecs that are worth it. */
export function preferCodecs(connections: PeerConnections, transceiver: MediaTransceiver): void {
  const kind = kindOf(transceiver);
  const all = connections.codecs(kind);
  if (!all || !transceiver.setCodecPreferences) return;
  const codecs = preferredCodecs(kind, all);
  if (codecs.length > 0) transceiver.setCodecPreferences(codecs);
}

/** What a transceiver carries. */
export function kindOf(transceiver: MediaTransceiver): MediaKind {
  return transceiver.receiver.track.kind === 'audio' ? 'audio' : 'video';
}
