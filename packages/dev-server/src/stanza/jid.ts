/** An XMPP address (RFC 7622). */
export interface Jid {
  /** The user, `null` for a server. Lower case. */
  readonly local: string | null;
  /** Lower case. */
  readonly domain: string;
  readonly resource: string | null;
}

/** Reads an address, `null` when it is not one. */
export function parseJid(text: string): Jid | null {
  const slash = text.indexOf('/');
  const resource = slash < 0 ? null : normalizeResource(text.slice(slash + 1));
  if (slash >= 0 && resource === null) return null;
  const bare = slash < 0 ? text : text.slice(0, slash);
  const at = bare.indexOf('@');
  const local = at < 0 ? null : normalizeLocal(bare.slice(0, at));
  if (at >= 0 && local === null) return null;
  const domain = bare.slice(at + 1).toLowerCase();
  if (!/^[^\s@/<>&'":]+$/u.test(domain) || !fits(domain)) return null;
  return { local, domain, resource };
}

/** Writes an address. */
export function formatJid({ local, domain, resource }: Jid): string {
  return `${local === null ? '' : `${local}@`}${domain}${resource === null ? '' : `/${resource}`}`;
}

/**
 * The user part of an address in its comparable form, `null` when it is not allowed (RFC 7622 section 3.3:
 * no white space, no control character, none of `"&'/:<>@`).
 */
export function normalizeLocal(text: string): string | null {
  const local = text.normalize('NFKC').toLowerCase();
  return /^[^\s\p{Cc}\p{Cs}"&'/:<>@]+$/u.test(local) && fits(local) ? local : null;
}

/** The resource of an address, `null` when it is not allowed (RFC 7622 section 3.4). */
export function normalizeResource(text: string): string | null {
  const resource = text.normalize('NFC');
  return /^[^\p{Cc}\p{Cs}\p{Cn}]+$/u.test(resource) && fits(resource) ? resource : null;
}

/** RFC 7622 section 3.1: no part is longer than 1023 bytes. */
function fits(part: string): boolean {
  return Buffer.byteLength(part) <= 1023;
}
