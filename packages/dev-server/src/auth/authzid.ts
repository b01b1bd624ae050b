import { normalizeLocal, parseJid } from '../stanza/jid.js';

/** Whether the identity a client asks to act as is its own: nobody here may act for somebody else. */
export function isOwnAuthzid(authzid: string, user: string, domain: string): boolean {
  if (authzid === '') return true;
  const jid = parseJid(authzid);
  return jid !== null && jid.resource === null && jid.local === normalizeLocal(user) && jid.domain === domain;
}
