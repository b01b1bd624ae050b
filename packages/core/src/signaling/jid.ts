import { CallError } from '../model/call-error.js';
import type { Jid } from '../model/ids.js';

/** A JID in its parts (RFC 7622 section 3.2), as written. */
export interface JidParts {
  readonly local: string;
  readonly domain: string;
  /** `null` for a bare JID. */
  readonly resource: string | null;
}

/** @returns `null` when the JID is malformed, or has no localpart and so is not a user's */
export function splitJid(jid: Jid): JidParts | null {
  // The resource is cut off first: it may hold any character, "@" and "/" too.
  const slash = jid.indexOf('/');
  const bare = slash < 0 ? jid : jid.slice(0, slash);
  const resource = slash < 0 ? null : jid.slice(slash + 1);
  const at = bare.indexOf('@');
  const local = bare.slice(0, Math.max(at, 0));
  const domain = bare.slice(at + 1);
  if (local === '' || domain === '' || domain.includes('@') || resource === '') return null;
  return { local, domain, resource };
}

/**
 * Lower-cases a domain, for JIDs compare without regard to case there.
 *
 * @throws CallError `invalid-argument` when it cannot be a domain
 */
export function prepareHost(host: string): string {
  if (host === '' || /[@/\s]/.test(host)) {
    throw new CallError(
      'invalid-argument',
      `"${host}" cannot be a host: give the XMPP domain alone, such as "chat.example".`,
    );
  }
  return host.toLowerCase();
}
