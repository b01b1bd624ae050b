import { CallError } from '@parley/core';
import type { CallErrorCode } from '@parley/core';
import type { Profile } from '../sign-in/sign-in-draft.js';

/** Why nobody is signed in, for words about it. */
export interface SignInProblem {
  readonly kind: 'unauthorized' | 'unreachable' | 'insecure' | 'unusable' | 'unknown';
  /** True for a server that somebody gave. */
  readonly isElsewhere: boolean;
  /** The address of that server; empty for the server of this page. */
  readonly service: string;
}

/**
 * Sorts an error of signing in.
 *
 * @returns `null` when there is nothing to tell: it was given up on purpose
 */
export function problemOf(error: unknown, { server }: Pick<Profile, 'server'>): SignInProblem | null {
  const kind = kindOf(error);
  if (kind === null) return null;
  return { kind, isElsewhere: server !== null, service: server?.service ?? '' };
}

const kinds: Partial<Record<CallErrorCode, SignInProblem['kind'] | null>> = {
  unauthorized: 'unauthorized',
  'credentials-failed': 'unauthorized',
  unreachable: 'unreachable',
  disconnected: 'unreachable',
  'insecure-context': 'insecure',
  'invalid-argument': 'unusable',
  aborted: null,
  closed: null,
};

function kindOf(error: unknown): SignInProblem['kind'] | null {
  const kind = error instanceof CallError ? kinds[error.code] : undefined;
  return kind === undefined ? 'unknown' : kind;
}
