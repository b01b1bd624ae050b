import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';

/** What a SCRAM client answers to a challenge, and what the server must then prove. */
export interface ScramAnswer {
  readonly response: string;
  readonly serverProof: string;
}

/** What to say otherwise than agreed, and to prove all the same. */
export interface ScramLies {
  /** The GS2 header that was sent. */
  readonly header?: string;
  /** The GS2 header to repeat. */
  readonly binding?: string;
  /** The nonce to repeat. */
  readonly nonce?: string;
}

/**
 * The client's side of SCRAM, written from RFC 5802 section 3 on its own, so that it checks the server.
 *
 * @param firstBare - the first message without its header
 */
export function answerScram(
  hash: 'sha1' | 'sha256',
  password: string,
  firstBare: string,
  challenge: string,
  { header = 'n,,', binding = header, nonce = '' }: ScramLies = {},
): ScramAnswer {
  const fields = new Map(challenge.split(',').map((part) => [part[0], part.slice(2)]));
  const salt = Buffer.from(fields.get('s') ?? '', 'base64');
  const size = hash === 'sha1' ? 20 : 32;
  const salted = pbkdf2Sync(password, salt, Number(fields.get('i')), size, hash);
  const hmac = (key: Buffer, text: string): Buffer => createHmac(hash, key).update(text).digest();
  const clientKey = hmac(salted, 'Client Key');
  const stored = createHash(hash).update(clientKey).digest();
  const said = nonce || (fields.get('r') ?? '');
  const withoutProof = `c=${Buffer.from(binding).toString('base64')},r=${said}`;
  const message = `${firstBare},${challenge},${withoutProof}`;
  const signature = hmac(stored, message);
  const proof = Buffer.from(clientKey.map((byte, index) => byte ^ (signature[index] ?? 0)));
  return {
    response: `${withoutProof},p=${proof.toString('base64')}`,
    serverProof: `v=${hmac(hmac(salted, 'Server Key'), message).toString('base64')}`,
  };
}
