import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { normalizeLocal } from '../stanza/jid.js';
import type { Accounts } from './accounts.js';
import { isOwnAuthzid } from './authzid.js';
import { sameSecret } from './same-secret.js';
import { failure, type SaslExchange, type SaslStep } from './sasl-exchange.js';
import { parseClientFinal, parseClientFirst, type ClientFirst } from './scram-messages.js';

/** The hash of a SCRAM mechanism. */
export type ScramHash = 'sha1' | 'sha256';

/** The least RFC 5802 section 5.1 allows; clients refuse fewer. More would only slow a development server. */
const iterations = 4096;
const keyLength: Record<ScramHash, number> = { sha1: 20, sha256: 32 };
/** Salts follow from it, so that an unknown user's stays the same too and gives nothing away. */
const saltKey = randomBytes(32);

/** SCRAM-SHA-1 (RFC 5802) or SCRAM-SHA-256 (RFC 7677), without channel binding. */
export function scramExchange(hash: ScramHash, accounts: Accounts, domain: string): SaslExchange {
  let first: { readonly client: ClientFirst; readonly server: string; readonly nonce: string } | null = null;
  const hmac = (key: Buffer, data: string): Buffer => createHmac(hash, key).update(data).digest();

  function begin(message: string): SaslStep {
    const client = parseClientFirst(message);
    if (!client) return failure('malformed-request');
    const nonce = client.nonce + randomBytes(18).toString('base64');
    const server = `r=${nonce},s=${saltFor(hash, client.user).toString('base64')},i=${iterations}`;
    first = { client, server, nonce };
    return { kind: 'challenge', data: server };
  }

  function finish(message: string, { client, server, nonce }: NonNullable<typeof first>): SaslStep {
    const final = parseClientFinal(message);
    if (!final) return failure('malformed-request');
    const local = normalizeLocal(client.user);
    const password = local === null ? null : accounts.passwordOf(local);
    // An unknown user costs the same work, and fails the same way: nobody knows this password.
    const known = password ?? randomBytes(18).toString('base64');
    const salted = pbkdf2Sync(
      known.normalize('NFKC'),
      saltFor(hash, client.user),
      iterations,
      keyLength[hash],
      hash,
    );
    const clientKey = hmac(salted, 'Client Key');
    const signed = `${client.bare},${server},${final.withoutProof}`;
    const signature = hmac(createHash(hash).update(clientKey).digest(), signed);
    const right =
      sameSecret(final.proof, xor(clientKey, signature)) &&
      final.nonce === nonce &&
      final.channelBinding === Buffer.from(client.header).toString('base64');
    if (!right) return failure('not-authorized');
    if (!isOwnAuthzid(client.authzid, client.user, domain)) return failure('invalid-authzid');
    const account = accounts.admit(client.user);
    if (!account) return failure('temporary-auth-failure');
    const proof = hmac(hmac(salted, 'Server Key'), signed).toString('base64');
    return { kind: 'success', account, data: `v=${proof}` };
  }

  return { step: (message) => (first ? finish(message, first) : begin(message)) };
}

function saltFor(hash: ScramHash, user: string): Buffer {
  return createHmac('sha256', saltKey).update(`${hash} ${user}`).digest().subarray(0, 16);
}

function xor(a: Buffer, b: Buffer): Buffer {
  return Buffer.from(a.map((byte, index) => byte ^ (b[index] ?? 0)));
}
