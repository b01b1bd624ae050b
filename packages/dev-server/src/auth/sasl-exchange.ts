import type { Account } from './accounts.js';

/** Why signing in failed (RFC 6120 section 6.5). */
export type SaslCondition =
  | 'aborted'
  | 'incorrect-encoding'
  | 'invalid-authzid'
  | 'invalid-mechanism'
  | 'malformed-request'
  | 'not-authorized'
  | 'temporary-auth-failure';

/** What a mechanism answers to a message of the client. */
export type SaslStep =
  | { readonly kind: 'challenge'; readonly data: string }
  | { readonly kind: 'success'; readonly account: Account; readonly data: string | null }
  | { readonly kind: 'failure'; readonly condition: SaslCondition };

/** One attempt to sign in with one mechanism. All mechanisms here let the client speak first. */
export interface SaslExchange {
  /** Takes the client's next message, base64 already undone. */
  step(message: string): SaslStep;
}

/** A failed step. */
export function failure(condition: SaslCondition): SaslStep {
  return { kind: 'failure', condition };
}
