import type { PeerConnection } from './rtc.js';

/**
 * Takes out of an SDP what it says of formats that its `m=` lines do not list. When Firefox is told which codecs to
 * prefer, it leaves the feedback of the others behind (`a=rtcp-fb`, RFC 4585 section 4.2), and Chromium refuses such a
 * description as a whole.
 */
export function withoutStrayFormats(sdp: string): string {
  return sdp
    .split(/^(?=m=)/m)
    .map((section) => {
      const [, , , ...formats] = (/^m=.*/.exec(section)?.[0] ?? '').split(' ');
      return section.replaceAll(/^a=(?:rtpmap|fmtp|rtcp-fb):(\d+) .*\r?\n/gm, (line, format: string) =>
        formats.includes(format) ? line : '',
      );
    })
    .join('');
}

/**
 * Makes an offer that every browser takes.
 *
 * @param iceRestart - whether ICE begins anew with it
 */
export async function makeOffer(
  connection: PeerConnection,
  iceRestart = false,
): Promise<RTCSessionDescriptionInit> {
  return tidy(await connection.createOffer(iceRestart ? { iceRestart } : {}));
}

/** Makes an answer that every browser takes. */
export async function makeAnswer(connection: PeerConnection): Promise<RTCSessionDescriptionInit> {
  return tidy(await connection.createAnswer());
}

function tidy({ type, sdp = '' }: RTCSessionDescriptionInit): RTCSessionDescriptionInit {
  return { type, sdp: withoutStrayFormats(sdp) };
}
