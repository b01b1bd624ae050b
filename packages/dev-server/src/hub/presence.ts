import type { Accounts } from '../auth/accounts.js';
import { formatJid, parseJid, type Jid } from '../stanza/jid.js';
import { errorReply } from '../stanza/stanza-error.js';
import { childOf, el, textOf, withAttrs, type XmlElement } from '../xml/element.js';
import { NS } from '../xml/namespaces.js';
import type { BlockLists } from './block-lists.js';
import type { Session } from './session.js';
import type { Sessions } from './sessions.js';

/** Beyond this many addresses, directed presence is delivered but not taken back: memory stays bounded. */
const maxDirected = 1000;

/** Presence (RFC 6121 section 4) in a house where everybody is subscribed to everybody. */
export class Presence {
  readonly #accounts: Accounts;
  readonly #sessions: Sessions;
  readonly #blockLists: BlockLists;

  constructor(accounts: Accounts, sessions: Sessions, blockLists: BlockLists) {
    this.#accounts = accounts;
    this.#sessions = sessions;
    this.#blockLists = blockLists;
  }

  /** One user is not seen by another any more (XEP-0191 section 3.3). */
  hide(bare: string, from: string): void {
    for (const session of this.#sessions.available(bare)) {
      const gone = el(NS.client, 'presence', { type: 'unavailable', from: session.jid });
      for (const target of this.#sessions.available(from))
        target.deliver(withAttrs(gone, { to: target.jid }));
    }
  }

  /** Two users see each other again. */
  show(bare: string, other: string): void {
    if (this.#blockLists.between(bare, other)) return;
    for (const session of this.#sessions.available(bare)) {
      for (const target of this.#sessions.available(other)) {
        this.#tell(target, session);
        this.#tell(session, target);
      }
    }
  }

  /** Takes a presence stanza without `to`. */
  broadcast(session: Session, stanza: XmlElement): void {
    const type = stanza.attrs.get('type');
    if (type === 'unavailable') this.leave(session, stanza);
    else if (type === undefined) this.#arrive(session, stanza);
    else if (type !== 'error') session.deliver(errorReply(stanza, 'bad-request'));
  }

  /** Takes a presence stanza for one address. */
  direct(session: Session, stanza: XmlElement, to: Jid): void {
    const type = stanza.attrs.get('type');
    if (type === undefined || type === 'unavailable') {
      const address = formatJid(to);
      if (type === 'unavailable') session.directed.delete(address);
      else if (session.directed.size < maxDirected) session.directed.add(address);
      for (const target of this.#targets(to)) {
        if (this.#mayMeet(session, target)) target.deliver(stanza);
      }
    } else if (to.local !== null && this.#accounts.find(to.local)) {
      this.#subscription(session, type, to);
    }
  }

  /** Takes a session off the air; called again for one that is off, it only takes back directed presence. */
  leave(session: Session, stanza: XmlElement = el(NS.client, 'presence', { type: 'unavailable' })): void {
    const targets = new Set<Session>();
    for (const address of session.directed) {
      const to = parseJid(address);
      for (const target of to ? this.#targets(to) : []) targets.add(target);
    }
    if (session.presence) for (const target of this.#sessions.available()) targets.add(target);
    session.presence = null;
    session.priority = 0;
    session.directed.clear();
    const stamped = withAttrs(stanza, { from: session.jid });
    for (const target of targets) {
      if (this.#mayMeet(session, target)) target.deliver(withAttrs(stamped, { to: target.jid }));
    }
  }

  #arrive(session: Session, stanza: XmlElement): void {
    const priority = readPriority(stanza);
    if (priority === null) return session.deliver(errorReply(stanza, 'bad-request'));
    const first = session.presence === null;
    session.presence = stanza;
    session.priority = priority;
    const available = this.#sessions.available().filter((other) => this.#mayMeet(session, other));
    for (const target of available) target.deliver(withAttrs(stanza, { to: target.jid }));
    // RFC 6121 section 4.2.2: the newcomer learns who is there.
    if (first) for (const other of available) if (other !== session) this.#tell(session, other);
    return undefined;
  }

  #subscription(session: Session, type: string, to: Jid): void {
    const bare = formatJid({ ...to, resource: null });
    if (type === 'subscribe') {
      // RFC 6121 section 3.1.3: already subscribed, so the server answers for the contact.
      session.deliver(el(NS.client, 'presence', { from: bare, to: session.bare, type: 'subscribed' }));
    }
    if (type !== 'subscribe' && type !== 'probe') return;
    for (const other of this.#sessions.available(bare)) {
      if (this.#mayMeet(session, other)) this.#tell(session, other);
    }
  }

  /** Neither has blocked the other. */
  #mayMeet(session: Session, other: Session): boolean {
    return !this.#blockLists.between(session.bare, other.bare);
  }

  #tell(session: Session, about: Session): void {
    if (about.presence) session.deliver(withAttrs(about.presence, { to: session.jid }));
  }

  #targets(to: Jid): readonly Session[] {
    const bare = formatJid({ ...to, resource: null });
    if (to.resource === null) return this.#sessions.available(bare);
    const target = this.#sessions.get(bare, to.resource);
    return target ? [target] : [];
  }
}

/** RFC 6121 section 4.7.2.3: an integer from -128 to 127; absent is 0. */
function readPriority(stanza: XmlElement): number | null {
  const element = childOf(stanza, NS.client, 'priority');
  if (!element) return 0;
  const text = textOf(element).trim();
  const priority = Number(text);
  return /^[+-]?\d+$/.test(text) && priority >= -128 && priority <= 127 ? priority : null;
}
