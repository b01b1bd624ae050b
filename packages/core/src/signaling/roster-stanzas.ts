import type { Addressing } from './addressing.js';
import { splitJid } from './jid.js';
import type { PresenceChange, RosterItem } from './contact-list.js';
import { childNamed, childrenNamed, textOf, xmlElement, type XmlElement } from '../wire/xml-element.js';

/** The namespace of roster queries and pushes (RFC 6121 section 2.1). */
const rosterNamespace = 'jabber:iq:roster';

/** Asks for the whole roster. */
export const rosterQuery: XmlElement = xmlElement('query', { xmlns: rosterNamespace });

/** One change of a roster: somebody was added, renamed or removed. */
export interface RosterChange extends RosterItem {
  readonly removed: boolean;
}

/** Reads the items of a roster result or push that belong to this addressing; `null` when it is neither. */
export function readRoster(iq: XmlElement, addressing: Addressing): readonly RosterChange[] | null {
  const query = childNamed(iq, 'query');
  if (query?.attrs['xmlns'] !== rosterNamespace) return null;
  return childrenNamed(query, 'item').flatMap(({ attrs }) => {
    const jid = attrs['jid'] ?? '';
    const userId = addressing.toUserId(jid);
    if (userId === null) return [];
    const name = attrs['name']?.trim() ?? '';
    // Servers that make rosters by themselves name people by their address; the user id reads better than that.
    const isName = name !== '' && name !== jid && name !== jid.slice(0, jid.indexOf('@'));
    return [{ userId, name: isName ? name : userId, removed: attrs['subscription'] === 'remove' }];
  });
}

/** Reads a presence; `null` when it tells nothing of who is reachable (subscriptions) or is not from one of ours. */
export function readPresence(presence: XmlElement, addressing: Addressing): PresenceChange | null {
  const from = presence.attrs['from'] ?? '';
  const userId = addressing.toUserId(from);
  if (userId === null) return null;
  const resource = splitJid(from)?.resource ?? null;
  switch (presence.attrs['type']) {
    case undefined:
      return { userId, resource, available: readPriority(presence) >= 0 };
    case 'unavailable':
      return { userId, resource, available: false };
    case 'error':
      // The user's server cannot be reached or knows nobody of that name (RFC 6121 section 4.4.2).
      return { userId, resource: null, available: false };
    default:
      return null;
  }
}

/** RFC 6121 section 4.7.2.3: from -128 to 127, 0 when missing. */
function readPriority(presence: XmlElement): number {
  const element = childNamed(presence, 'priority');
  const priority = element === undefined ? 0 : Number.parseInt(textOf(element), 10);
  return Number.isNaN(priority) ? 0 : priority;
}
