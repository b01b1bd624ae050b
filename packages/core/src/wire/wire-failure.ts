/**
 * Why a stanza could not be read as a signal: `SignalFailure` of the signaling port, before anybody
 * said whom the stanza came from.
 */
export interface WireFailure {
  readonly code: 'missing-field' | 'wrong-type' | 'unknown-signal-type' | 'too-large' | 'too-deep';
  /** For a developer; quotes no SDP and no user text. */
  readonly message: string;
  /** The protocol field or parameter it is about, where there is one. */
  readonly field?: string;
}
