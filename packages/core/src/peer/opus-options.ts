import type { AudioQuality } from '../model/media-quality.js';
import type { PeerConnection } from './rtc.js';

/** What Opus is told in `a=fmtp` (RFC 7587 section 6.1). */
type OpusParameters = Readonly<Record<string, '0' | '1'>>;

/**
 * Lets a connection send sound as these options want it, from its next negotiation on. Opus goes by what the receiver's
 * description asks for, and no interface changes that (webrtc-pc has none): so theirs is read as if it had asked.
 */
export function applyOpusOptions(
  connection: PeerConnection,
  { dtx, fec, stereo }: AudioQuality = {},
): PeerConnection {
  const sent = parametersOf({ usedtx: dtx, useinbandfec: fec, stereo });
  if (Object.keys(sent).length === 0) return connection;
  const setRemote = connection.setRemoteDescription.bind(connection);
  connection.setRemoteDescription = (given) =>
    setRemote({ type: given.type, sdp: withOpusParameters(given.sdp ?? '', sent) });
  // To hear both channels one has to ask for them.
  const own = parametersOf({ stereo, 'sprop-stereo': stereo });
  const createOffer = connection.createOffer.bind(connection);
  const createAnswer = connection.createAnswer.bind(connection);
  connection.createOffer = async (options) => shape(await createOffer(options), own);
  connection.createAnswer = async () => shape(await createAnswer(), own);
  return connection;
}

/** Puts parameters of Opus in the place of those that an SDP has; all else is left as it is. */
export function withOpusParameters(sdp: string, parameters: OpusParameters): string {
  const formats = new Set([...sdp.matchAll(/^a=rtpmap:(\d+) opus\//gim)].map(([, format = '']) => format));
  return [...formats].reduce<string>((text, format) => {
    const has = new RegExp(`^a=fmtp:${format} `, 'm').test(text);
    const whole = has
      ? text
      : text.replaceAll(new RegExp(`^(a=rtpmap:${format} .*\r?\n)`, 'gm'), `$1a=fmtp:${format} \r\n`);
    return whole.replaceAll(
      new RegExp(`^(a=fmtp:${format} )(.*?)(\r?)$`, 'gm'),
      (_, start: string, given: string, end: string) => {
        const others = given
          .split(';')
          .filter((one) => one && !((one.split('=')[0] ?? '').trim() in parameters));
        const ours = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
        return start + [...others, ...ours].join(';') + end;
      },
    );
  }, sdp);
}

function parametersOf(given: Readonly<Record<string, boolean | undefined>>): OpusParameters {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, on]) => (on === undefined ? [] : [[name, on ? '1' : '0']])),
  );
}

function shape(
  { type, sdp = '' }: RTCSessionDescriptionInit,
  parameters: OpusParameters,
): RTCSessionDescriptionInit {
  return { type, sdp: withOpusParameters(sdp, parameters) };
}
