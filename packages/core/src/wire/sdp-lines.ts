/**
 * Puts CRLF back into an SDP that came through XML, where every line end arrives as LF (XML 1.0 section
 * 2.11), and takes off the space that pretty-printed stanzas have around it. RFC 8866 wants CRLF at the
 * end of every line, the last one too; browsers ignore a last line without it.
 *
 * @returns `''` when there is nothing but space
 */
export function toCrlf(text: string): string {
  const sdp = text.trim();
  return sdp === '' ? '' : `${sdp.replace(/\r\n|\r|\n/g, '\r\n')}\r\n`;
}

/** LF for every line end: what a parser would make of it anyway, without the bytes of the carriage returns. */
export function toLf(sdp: string): string {
  return sdp.replace(/\r\n?/g, '\n');
}
