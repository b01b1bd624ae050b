import type { IceCandidate } from '../model/signal.js';

/** The `ufrag` of a candidate (RFC 8840 section 4.4), which names the generation that it belongs to; `null` for none. */
export function fragmentOf({ candidate }: IceCandidate): string | null {
  return / ufrag (\S+)/.exec(candidate)?.[1] ?? null;
}

/** The `a=ice-ufrag` of an SDP (RFC 8839 section 5.4), each once. */
export function fragmentsIn(sdp: string): ReadonlySet<string> {
  return new Set(Array.from(sdp.matchAll(/^a=ice-ufrag:(\S+)/gm), ([, fragment = '']) => fragment));
}

/** Whether a description begins ICE anew, seen from the one before. */
export function isRestart(sdp: string, before: string): boolean {
  const known = fragmentsIn(before);
  return [...fragmentsIn(sdp)].some((fragment) => !known.has(fragment));
}

/** The DTLS fingerprints of an SDP (RFC 8122), which stay the same for as long as a connection does. */
export function fingerprintsIn(sdp: string): ReadonlySet<string> {
  return new Set(Array.from(sdp.matchAll(/^a=fingerprint:(.+?)\r?$/gm), ([, value = '']) => value));
}
