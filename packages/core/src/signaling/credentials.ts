import { CallError } from '../model/call-error.js';
import type { UserId } from '../model/ids.js';
import type { Service } from './service.js';

/** Signs in with a password: by SCRAM where the server offers it, else by PLAIN. */
export interface PasswordCredentials {
  readonly userId: UserId;
  readonly password: string;
}

/** Signs in with a token. */
export interface TokenCredentials {
  readonly userId: UserId;
  readonly token: string;
  /**
   * How the server takes tokens: `OAUTHBEARER` (RFC 7628, the default), or `PLAIN`, in the place of the
   * password, as ejabberd does with its JWTs.
   */
  readonly tokenMechanism?: 'OAUTHBEARER' | 'PLAIN';
}

/** Who signs in and by what proof. Never logged. */
export type Credentials = PasswordCredentials | TokenCredentials;

/** Gives the credentials; asked again before every attempt to connect, so that tokens may be short-lived. */
export type CredentialsSource = () => Promise<Credentials> | Credentials;

/** A SASL mechanism by its registered name. */
export type SaslMechanism =
  'SCRAM-SHA-512' | 'SCRAM-SHA-384' | 'SCRAM-SHA-256' | 'SCRAM-SHA-1' | 'PLAIN' | 'OAUTHBEARER';

const scram: readonly SaslMechanism[] = ['SCRAM-SHA-512', 'SCRAM-SHA-384', 'SCRAM-SHA-256', 'SCRAM-SHA-1'];

/**
 * Asks for the credentials.
 *
 * @param source - a `CredentialsSource`, not trusted to keep to its type: credentials mostly come from a fetch
 * @throws CallError `credentials-failed` when the source throws or gives something else
 */
export async function askCredentials(source: () => unknown): Promise<Credentials> {
  let answer: unknown;
  try {
    answer = await source();
  } catch (cause) {
    throw new CallError('credentials-failed', 'The credentials function failed: see the cause.', { cause });
  }
  if (isCredentials(answer)) return answer;
  throw new CallError(
    'credentials-failed',
    'The credentials function must give { userId, password } or { userId, token }, none of them empty.',
  );
}

/** The password or the token. */
export function secretOf(credentials: Credentials): string {
  return 'token' in credentials ? credentials.token : credentials.password;
}

/**
 * The mechanisms that may be used. PLAIN and OAUTHBEARER hand the secret itself to whoever reads along,
 * so they are for TLS and for this machine only; SCRAM (RFC 5802) never shows it.
 *
 * @throws CallError `insecure-context` when a token would travel unencrypted
 */
export function mechanismsFor(credentials: Credentials, service: Service): readonly SaslMechanism[] {
  if (!('token' in credentials)) return service.confidential ? [...scram, 'PLAIN'] : scram;
  if (service.confidential) return [credentials.tokenMechanism ?? 'OAUTHBEARER'];
  throw new CallError(
    'insecure-context',
    `A token is not sent unencrypted to ${service.url}: use a wss:// or https:// address.`,
  );
}

function isCredentials(value: unknown): value is Credentials {
  if (typeof value !== 'object' || value === null) return false;
  if (!('userId' in value) || !isText(value.userId)) return false;
  if ('token' in value) {
    const mechanism = 'tokenMechanism' in value ? value.tokenMechanism : undefined;
    return (
      isText(value.token) && (mechanism === undefined || mechanism === 'OAUTHBEARER' || mechanism === 'PLAIN')
    );
  }
  return 'password' in value && isText(value.password);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
