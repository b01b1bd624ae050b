/** The client's first message (RFC 5802 section 7). */
export interface ClientFirst {
  /** The GS2 header as it was sent, comes back in the final message. */
  readonly header: string;
  readonly authzid: string;
  readonly user: string;
  readonly nonce: string;
  /** The message without its header. */
  readonly bare: string;
}

/** The client's final message. */
export interface ClientFinal {
  /** The GS2 header again, base64. */
  readonly channelBinding: string;
  readonly nonce: string;
  /** The client's proof, raw. */
  readonly proof: Buffer;
  /** The message without its proof. */
  readonly withoutProof: string;
}

/** Reads the first message, `null` when it is malformed or wants channel binding, which is not offered. */
export function parseClientFirst(message: string): ClientFirst | null {
  const match = /^([ny],(?:a=([^,]+))?,)(n=([^,]*),r=([\x21-\x2b\x2d-\x7e]+)(?:,.*)?)$/s.exec(message);
  const [, header, authzid, bare, name, nonce] = match ?? [];
  if (header === undefined || bare === undefined || name === undefined || nonce === undefined) return null;
  const user = unescapeName(name);
  const actAs = unescapeName(authzid ?? '');
  if (!user || actAs === null) return null;
  return { header, authzid: actAs, user, nonce, bare };
}

/** Reads the final message, `null` when it is malformed. */
export function parseClientFinal(message: string): ClientFinal | null {
  const match = /^(c=([^,]+),r=([^,]+)(?:,.*)?),p=([A-Za-z0-9+/]+={0,2})$/s.exec(message);
  const [, withoutProof, channelBinding, nonce, proof] = match ?? [];
  if (withoutProof === undefined || channelBinding === undefined) return null;
  if (nonce === undefined || proof === undefined) return null;
  return { channelBinding, nonce, proof: Buffer.from(proof, 'base64'), withoutProof };
}

/** RFC 5802 section 5.1: `=2C` is a comma, `=3D` is `=`, any other `=` is an error. */
function unescapeName(text: string): string | null {
  if (/=(?!2C|3D)/.test(text)) return null;
  return text.replace(/=2C/g, ',').replace(/=3D/g, '=');
}
