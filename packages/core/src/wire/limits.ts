/** How much of a stanza is read before it is refused. */
export interface WireLimits {
  /** Elements inside one another, the stanza itself counted. */
  readonly depth: number;
  /** Elements, attributes and pieces of text together. */
  readonly nodes: number;
  /** UTF-16 code units of names, attribute values and text together. */
  readonly chars: number;
}

/**
 * The limits for a whole stanza. A candidate costs 7 nodes and a large group's SDP some 40 KB, so all of
 * these are far beyond an honest signal; the servers in common use drop a stream at 256 KB per stanza.
 */
export const wireLimits: WireLimits = { depth: 32, nodes: 10_000, chars: 512 * 1024 };

/** The longest SDP that is read or written, in UTF-16 code units. A two-person offer has about 6,000. */
export const maxSdpLength: number = 256 * 1024;

/**
 * The longest session, user or stanza id that is read or written, in UTF-16 code units. RFC 7622 section
 * 3.3 allows a localpart as many bytes.
 */
export const maxIdLength = 1023;

/**
 * The most members that a signal may name. Whoever answers writes to all of them, so that a list without end would make
 * us write to half the world; a mesh of more than a dozen is not one that works.
 */
export const maxOpponents = 100;

/** The longest JID that is written: three parts of 1,023 bytes and two separators (RFC 7622 section 3.1). */
export const maxJidLength = 3071;

/**
 * Levels of parameters inside one another: `{ a: 'x' }` has one. Read and written alike, and three below
 * `wireLimits.depth`, for the three elements around `userInfo`'s own parameters.
 */
export const maxParamsDepth: number = wireLimits.depth - 3;

/**
 * The largest parameters that are written, in UTF-16 code units of markup and text together. At three bytes
 * each, and with an SDP beside them, a stanza still stays below the 256 KB over which servers drop the
 * stream. What others send is read up to `wireLimits`.
 */
export const maxParamsLength: number = 64 * 1024;
