/**
 * The codecs worth offering. A browser offers some twenty video entries (each H.264 profile and packetization
 * mode, both VP9 profiles, each with its own retransmission format), which makes up half of an SDP that has to
 * cross an XMPP server with a rate limit. These are the ones that peers really agree on: VP8 and H.264
 * constrained baseline (mandatory to implement, RFC 7742 section 5), and VP9. Nobody takes AV1 unless asked to,
 * because few phones encode it in hardware.
 */
const videoTypes = new Set(['video/VP8', 'video/VP9', 'video/H264', 'video/rtx']);

/**
 * Opus. G.711 is left out although RFC 7874 section 3 asks for it: every WebRTC endpoint
 * has Opus, and the answer to an offer with G.711 still takes Opus.
 */
const audioTypes = new Set(['audio/opus']);

/**
 * Picks what to offer from what the browser can do, in the browser's own order.
 *
 * @param wanted - MIME types to put first, also such as are not offered otherwise; unknown ones are passed over
 * @returns an empty list where none of ours is known: then the browser's defaults are better than nothing
 */
export function preferredCodecs(
  kind: 'audio' | 'video',
  all: readonly RTCRtpCodec[],
  wanted: readonly string[] = [],
): RTCRtpCodec[] {
  const types = kind === 'audio' ? audioTypes : videoTypes;
  const ranks = wanted.map((type) => type.toLowerCase());
  const rank = ({ mimeType }: RTCRtpCodec): number => {
    const at = ranks.indexOf(mimeType.toLowerCase());
    return at < 0 ? ranks.length : at;
  };
  const picked = all
    .filter((codec) => (types.has(codec.mimeType) || rank(codec) < ranks.length) && isWanted(codec))
    .toSorted((a, b) => rank(a) - rank(b));
  return picked.some((codec) => codec.mimeType !== 'video/rtx') ? picked : [];
}

function isWanted({ mimeType, sdpFmtpLine = '' }: RTCRtpCodec): boolean {
  if (mimeType === 'video/H264')
    // Constrained baseline in packetization mode 1, the one that phones encode in hardware.
    return /packetization-mode=1/.test(sdpFmtpLine) && /profile-level-id=42e0/i.test(sdpFmtpLine);
  if (mimeType === 'video/AV1') return !/profile=[1-9]/.test(sdpFmtpLine);
  if (mimeType === 'video/VP9') return !/profile-id=[1-9]/.test(sdpFmtpLine);
  return true;
}
