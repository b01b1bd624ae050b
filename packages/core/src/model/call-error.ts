/** What went wrong, as a stable word that an application can switch on. */
export type CallErrorCode =
  // media capture
  | 'permission-denied'
  | 'permission-dismissed'
  | 'not-found'
  | 'in-use'
  | 'overconstrained'
  | 'insecure-context'
  | 'not-supported'
  | 'capture-failed'
  | 'effect-failed'
  // signaling
  | 'unauthorized'
  | 'credentials-failed'
  | 'unreachable'
  | 'disconnected'
  | 'stanza-invalid'
  // calls
  | 'invalid-argument'
  | 'invalid-state'
  | 'too-many-members'
  | 'negotiation-failed'
  | 'aborted'
  | 'closed';

/** The one error class of Parley: says what, why and how to mend it; `code` is for programs, the message for developers. */
export class CallError extends Error {
  readonly code: CallErrorCode;

  /**
   * @param code - a stable word for what went wrong
   * @param message - what, why and what to do about it, for a developer; never shown to people
   * @param options - `cause`: the error behind this one
   */
  constructor(code: CallErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'CallError';
    this.code = code;
  }
}
