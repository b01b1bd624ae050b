import { CallError } from '../model/call-error.js';
import type { Addressing } from './addressing.js';
import { prepareHost, splitJid } from './jid.js';
import { isLocalpart, prepareLocalpart } from './localpart.js';

/** For `quickbloxAddressing`. */
export interface QuickbloxAddressingOptions {
  /** The QuickBlox application id: a whole number. */
  readonly appId: number | string;
  /** The chat host, such as `chat.quickblox.com`. */
  readonly host: string;
}

/**
 * Addressing of QuickBlox: user `101` of application `1` is `101-1@host`. User ids are numbers there; any
 * text that a localpart can hold is taken, and lower-cased as servers do. Users of other applications and
 * other hosts are nobody here.
 *
 * `toJid` throws CallError `invalid-argument` for an id that is empty, too long, or has characters that a
 * localpart cannot hold (space, quotes and `&/:<>@` among them).
 *
 * @throws CallError `invalid-argument` when the application id is not a whole number, or the host cannot
 * be a domain
 */
export function quickbloxAddressing(options: QuickbloxAddressingOptions): Addressing {
  const host = prepareHost(options.host);
  const appId = String(options.appId);
  if (!/^\d+$/.test(appId)) {
    throw new CallError(
      'invalid-argument',
      `"${appId}" cannot be a QuickBlox application id: it is a whole number.`,
    );
  }
  const suffix = `-${appId}`;
  return {
    host,
    toJid(userId) {
      const local = prepareLocalpart(userId) + suffix;
      if (local !== suffix && isLocalpart(local)) return `${local}@${host}`;
      throw new CallError(
        'invalid-argument',
        `${JSON.stringify(userId)} cannot be a QuickBlox user id: give the number as text, such as "101".`,
      );
    },
    toUserId(jid) {
      const parts = splitJid(jid);
      if (parts === null || parts.domain.toLowerCase() !== host) return null;
      const local = prepareLocalpart(parts.local);
      const userId = local.slice(0, -suffix.length);
      return userId !== '' && local.endsWith(suffix) && isLocalpart(local) ? userId : null;
    },
  };
}
