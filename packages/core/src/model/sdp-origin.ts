/**
 * The first two lines of an SDP: its version and its origin, which names one description among all (RFC 8866 section
 * 5.2). Parley peers refer by it to a description that they gave before.
 */
export function originOf(sdp: string): string {
  return `${sdp.split(/\r?\n/, 2).join('\r\n')}\r\n`;
}

/** True for a reference, which has an origin and describes no media. */
export function isReference(sdp: string): boolean {
  return !/^m=/m.test(sdp);
}
