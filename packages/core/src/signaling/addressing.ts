import type { Jid, UserId } from '../model/ids.js';

/** Maps user ids to bare JIDs and back. */
export interface Addressing {
  /** The XMPP domain, as in the stream header's `to`. */
  readonly host: string;
  toJid(userId: UserId): Jid;
  /** The user of a bare or full JID, `null` when it is not one of ours. */
  toUserId(jid: Jid): UserId | null;
}
