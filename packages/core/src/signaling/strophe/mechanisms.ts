import type { SaslMechanism } from '../credentials.js';
import type { StropheConnection, StropheModule } from './load-strophe.js';

type MechanismClasses = NonNullable<
  NonNullable<ConstructorParameters<StropheModule['Connection']>[1]>['mechanisms']
>;

/** The classes of the mechanisms that may be used. strophe.js picks the strongest one that the server offers. */
export function mechanismClasses(strophe: StropheModule, names: readonly SaslMechanism[]): MechanismClasses {
  const classes = {
    'SCRAM-SHA-512': strophe.SASLSHA512,
    'SCRAM-SHA-384': strophe.SASLSHA384,
    'SCRAM-SHA-256': strophe.SASLSHA256,
    'SCRAM-SHA-1': strophe.SASLSHA1,
    PLAIN: strophe.SASLPlain,
    OAUTHBEARER: strophe.SASLOAuthBearer,
  } as const;
  return names.map((name) => classes[name]);
}

/** Puts right what the mechanisms of strophe.js get wrong, on this connection only. */
export function mendMechanisms(connection: StropheConnection): void {
  for (const mechanism of Object.values(connection.mechanisms)) {
    if (mechanism.mechname.startsWith('SCRAM-')) mendScram(mechanism);
    if (mechanism.mechname === 'PLAIN') mendPlain(mechanism);
    if (mechanism.mechname === 'OAUTHBEARER') mendOAuthBearer(mechanism);
  }
}

type Mechanism = StropheConnection['mechanisms'][string];

/** The user name must be escaped (RFC 5802 section 5.1); strophe.js sends it as it is. */
function mendScram(mechanism: Mechanism): void {
  const clientChallenge = mechanism.clientChallenge.bind(mechanism);
  mechanism.clientChallenge = (connection) => {
    const { authcid } = connection;
    connection.authcid = authcid?.replaceAll('=', '=3D').replaceAll(',', '=2C') ?? null;
    try {
      void clientChallenge(connection);
      // And encoded again: see `mendPlain`.
      return toBinary(`n,,${String(connection._sasl_data['client-first-message-bare'])}`);
    } finally {
      connection.authcid = authcid;
    }
  };
}

/** RFC 4616, in UTF-8; strophe.js writes a character beyond the BMP as two halves, so that the password is wrong. */
function mendPlain(mechanism: Mechanism): void {
  mechanism.onChallenge = ({ authcid, pass }) =>
    typeof pass === 'string' ? toBinary(`\0${authcid ?? ''}\0${pass}`) : '';
}

/**
 * A refused token comes as a challenge that is to be answered with one byte 1 (RFC 7628 section 3.2.3); strophe.js
 * would send the token a second time.
 */
function mendOAuthBearer(mechanism: Mechanism): void {
  const onChallenge = mechanism.onChallenge.bind(mechanism);
  mechanism.onChallenge = (connection, challenge) =>
    challenge === undefined ? onChallenge(connection) : '\u0001';
}

/** UTF-8 as one character for each byte: what `btoa` takes. */
function toBinary(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCodePoint(byte)).join('');
}
