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

/** Lets a connection describe itself in a way that every browser takes. */
export function tidyDescriptions(
  connection: RTCPeerConnection,
): RTCPeerConnection & Record<'createOffer' | 'createAnswer', () => Promise<RTCSessionDescriptionInit>> {
  const createOffer = connection.createOffer.bind(connection);
  const createAnswer = connection.createAnswer.bind(connection);
  return Object.assign(connection, {
    createOffer: async () => tidy(await createOffer()),
    createAnswer: async () => tidy(await createAnswer()),
  });
}

function tidy({ type, sdp = '' }: RTCSessionDescriptionInit): RTCSessionDescriptionInit {
  return { type, sdp: withoutStrayFormats(sdp) };
}
