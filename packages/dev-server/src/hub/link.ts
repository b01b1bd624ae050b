/** The stream errors this server ends a stream with (RFC 6120 section 4.9.3). */
export type StreamCondition =
  | 'bad-format'
  | 'conflict'
  | 'connection-timeout'
  | 'host-unknown'
  | 'internal-server-error'
  | 'not-authorized'
  | 'not-well-formed'
  | 'policy-violation'
  | 'resource-constraint'
  | 'restricted-xml'
  | 'system-shutdown'
  | 'undefined-condition'
  | 'unsupported-stanza-type'
  | 'unsupported-version';

/** The stream that carries a session at the moment. */
export interface Link {
  /** Writes one frame. */
  write(frame: string): void;
  /** Ends the stream with an error; the session is not told, it has been taken away already. */
  fail(condition: StreamCondition): void;
}
