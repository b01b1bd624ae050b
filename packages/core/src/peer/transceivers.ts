import { preferredCodecs } from './codec-preferences.js';
import { firstScale } from './quick-start.js';
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
