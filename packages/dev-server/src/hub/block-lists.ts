import { randomUUID } from 'node:crypto';
import { formatJid, parseJid } from '../stanza/jid.js';
import type { StanzaCondition } from '../stanza/stanza-error.js';
import { childElements, el, type XmlElement } from '../xml/element.js';
import { NS } from '../xml/namespaces.js';
import type { Session } from './session.js';
import type { Sessions } from './sessions.js';

/** How many addresses one user may block: memory stays bounded. */
const maxBlocked = 1000;

/** Lets users see each other, or not. */
interface Visibility {
  hide(bare: string, from: string): void;
  show(bare: string, other: string): void;
}

/** Who has blocked whom (XEP-0191), by bare addresses. */
export class BlockLists {
  readonly #lists = new Map<string, Set<string>>();
  readonly #interested = new WeakSet<Session>();

  /** Whether the user at `bare` has blocked `other`. */
  has(bare: string, other: string): boolean {
    return this.#lists.get(bare)?.has(other) ?? false;
  }

  /** Whether one of two users has blocked the other. */
  between(bare: string, other: string): boolean {
    return this.has(bare, other) || this.has(other, bare);
  }

  /** The list of one session's user; from now on the session hears of changes (XEP-0191 section 3.2). */
  get(session: Session): XmlElement {
    this.#interested.add(session);
    const jids = [...(this.#lists.get(session.bare) ?? [])];
    return el(NS.blocking, 'blocklist', {}, ...jids.map((jid) => el(NS.blocking, 'item', { jid })));
  }

  /** Answers `block` and `unblock`, and tells the user's other sessions and whom it concerns. */
  change(
    session: Session,
    request: XmlElement,
    sessions: Sessions,
    presence: Visibility,
  ): StanzaCondition | null {
    const items = childElements(request).filter(({ name, ns }) => name === 'item' && ns === NS.blocking);
    const isBlock = request.name === 'block';
    if (!isBlock && request.name !== 'unblock') return 'bad-request';
    const jids = items.map(({ attrs }) => parseJid(attrs.get('jid') ?? ''));
    if (!jids.every((jid) => jid !== null)) return 'jid-malformed';
    const list = this.#lists.get(session.bare) ?? new Set<string>();
    // XEP-0191 section 3.3: to block nobody makes no sense; to unblock nobody in particular is to unblock everybody.
    if (isBlock && jids.length === 0) return 'bad-request';
    const named = jids.length > 0 ? jids.map(formatJid) : [...list];
    const changed = named.filter((jid) => list.has(jid) !== isBlock);
    if (isBlock && list.size + changed.length > maxBlocked) return 'resource-constraint';
    this.#lists.set(session.bare, list);
    // Those who are blocked see the user leave, and come back later: so they must not be, or be no more, on the list.
    if (isBlock) for (const jid of changed) presence.hide(session.bare, jid);
    for (const jid of changed) {
      if (isBlock) list.add(jid);
      else list.delete(jid);
    }
    if (!isBlock) for (const jid of changed) presence.show(session.bare, jid);
    this.#push(session.bare, request, sessions);
    return null;
  }

  #push(bare: string, request: XmlElement, sessions: Sessions): void {
    for (const session of sessions.of(bare)) {
      if (!this.#interested.has(session)) continue;
      session.deliver(
        el(NS.client, 'iq', { type: 'set', id: `push-${randomUUID()}`, to: session.jid }, request),
      );
    }
  }
}
