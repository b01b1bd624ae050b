import type { Accounts } from '../auth/accounts.js';
import { formatJid, type Jid } from '../stanza/jid.js';
import { errorReply, mayBounce } from '../stanza/stanza-error.js';
import type { StanzaCondition } from '../stanza/stanza-error.js';
import type { XmlElement } from '../xml/element.js';
import { hasArchiveId, withArchiveId, type Archive } from './archive.js';
import type { BlockLists } from './block-lists.js';
import type { Session } from './session.js';
import type { Sessions } from './sessions.js';

/**
 * Carries messages and IQs to users (RFC 6121 section 8.5). Where servers differ it does as ejabberd: an
 * unknown user gives `service-unavailable`, and a headline to one's own bare address reaches all one's devices.
 */
export class Router {
  readonly #accounts: Accounts;
  readonly #sessions: Sessions;
  readonly #blockLists: BlockLists;
  readonly #archive: Archive | null;

  constructor(accounts: Accounts, sessions: Sessions, blockLists: BlockLists, archive: Archive | null) {
    this.#accounts = accounts;
    this.#sessions = sessions;
    this.#blockLists = blockLists;
    this.#archive = archive;
  }

  /** Carries a message or an IQ to a user of this server. */
  route(sender: Session, sent: XmlElement, to: Jid): void {
    const bare = formatJid({ ...to, resource: null });
    // XEP-0191 sections 3.3 and 3.4: who has blocked somebody does not write to them either.
    if (this.#blockLists.has(sender.bare, bare)) return this.bounce(sender, sent, 'not-acceptable');
    const isMessage = sent.name === 'message';
    // What one writes to oneself is in one's archive once.
    if (isMessage && sender.bare !== bare) this.#archive?.add(sender.bare, bare, sent);
    if (this.#blockLists.has(bare, sender.bare)) return this.bounce(sender, sent, 'service-unavailable');
    const known = to.local !== null && this.#accounts.find(to.local) !== undefined;
    const id = isMessage && known ? (this.#archive?.add(bare, sender.bare, sent) ?? null) : null;
    const stanza = isMessage && this.#archive ? withArchiveId(sent, bare, id) : sent;
    const device = to.resource === null ? undefined : this.#sessions.get(bare, to.resource);
    if (device) device.deliver(stanza);
    else if (stanza.name === 'iq') this.bounce(sender, stanza, 'service-unavailable');
    else if (!known) this.bounce(sender, stanza, 'service-unavailable');
    else this.#message(sender, stanza, to, bare);
    return undefined;
  }

  /** Tells the sender that its stanza went nowhere, unless it is itself an answer. */
  bounce(sender: Session, stanza: XmlElement, condition: StanzaCondition): void {
    if (mayBounce(stanza)) sender.deliver(errorReply(stanza, condition));
  }

  #message(sender: Session, stanza: XmlElement, to: Jid, bare: string): void {
    const type = stanza.attrs.get('type');
    if (type === 'error') return;
    if (type === 'groupchat') return this.bounce(sender, stanza, 'service-unavailable');
    // A resource that is gone: chat falls back to the bare address, a headline is dropped without a word.
    if (type === 'headline' && to.resource !== null) return;
    const devices = this.#sessions.available(bare).filter((session) => session.priority >= 0);
    for (const device of devices) device.deliver(stanza);
    // Nobody there, and it waits in no archive: a headline never does, and nobody is told so.
    if (devices.length === 0 && type !== 'headline' && !hasArchiveId(stanza, bare))
      this.bounce(sender, stanza, 'service-unavailable');
  }
}
