import { CallError } from '../model/call-error.js';
import type { UserId } from '../model/ids.js';
import type { Addressing } from './addressing.js';
import { prepareHost, splitJid } from './jid.js';
import {
  escapeLocalpart,
  isEscapable,
  isLocalpart,
  prepareLocalpart,
  unescapeLocalpart,
} from './localpart.js';

/** For `jidAddressing`. */
export interface JidAddressingOptions {
  /** The XMPP domain, such as `chat.example`. */
  readonly host: string;
}

/**
 * Addressing of a plain XMPP server: user `bob` is `bob@host`. What a localpart cannot hold (space, `@`, `/`
 * and a few more) is escaped by XEP-0106, so `bob@home` is `bob\40home@host`.
 *
 * Servers lower-case localparts, so user ids are too: `toJid('Bob')` is `bob@host`, and that is user `bob`.
 * `toUserId(toJid(id))` is the form in which an id comes back from the server; compare ids in that form.
 *
 * `toJid` throws CallError `invalid-argument` for an id that is empty, has space around it, is longer than
 * 1,023 bytes escaped, or holds control, unassigned or invisible characters.
 *
 * @throws CallError `invalid-argument` when the host cannot be a domain
 */
export function jidAddressing(options: JidAddressingOptions): Addressing {
  const host = prepareHost(options.host);
  return {
    host,
    toJid(userId) {
      const local = toLocalpart(userId);
      if (local !== null) return `${local}@${host}`;
      throw new CallError(
        'invalid-argument',
        `${JSON.stringify(userId)} cannot be a user id: give visible text of at most 1,023 bytes, no space around it.`,
      );
    },
    toUserId(jid) {
      const parts = splitJid(jid);
      if (parts === null || parts.domain.toLowerCase() !== host) return null;
      const local = prepareLocalpart(parts.local);
      const userId = unescapeLocalpart(local);
      // Only the one spelling that toJid gives: `a\5cb` and `a\b` are different accounts, and if both were
      // user `a\b`, one could pose as the other.
      return toLocalpart(userId) === local ? userId : null;
    },
  };
}

function toLocalpart(userId: UserId): string | null {
  const prepared = prepareLocalpart(userId);
  if (!isEscapable(prepared)) return null;
  const local = escapeLocalpart(prepared);
  return isLocalpart(local) ? local : null;
}
