/** What a section of a description is about. */
export type MediaKind = 'audio' | 'video';

/** A section of a description that is about media (RFC 8866 section 5.14). */
export interface DescribedMedia {
  readonly kind: MediaKind;
  readonly mid: string;
  /** Whether those who wrote it mean to send. */
  readonly sends: boolean;
}

export const crlf = '\r\n';

/** The media in a description, of a fake peer or of a browser, in their order. */
export function mediaIn(sdp: string): readonly DescribedMedia[] {
  const sections = sdp.split(/^(?=m=)/m).slice(1);
  return sections.flatMap((section) => {
    const kind = /^m=(audio|video) /.exec(section)?.[1];
    const mid = /^a=mid:(\S+)/m.exec(section)?.[1];
    if (mid === undefined || (kind !== 'audio' && kind !== 'video')) return [];
    // Both unless it says otherwise (RFC 8866 section 6.7). A port of 0 refuses the section.
    const sends = !/^a=(?:recvonly|inactive)\r?$/m.test(section) && !/^m=\w+ 0 /.test(section);
    return [{ kind, mid, sends }];
  });
}

/** Which time ICE began with a description. */
export function fragmentIn(sdp: string | undefined): string | null {
  return /^a=ice-ufrag:(\S+)/m.exec(sdp ?? '')?.[1] ?? null;
}
