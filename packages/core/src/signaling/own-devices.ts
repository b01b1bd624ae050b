import type { Jid, UserId } from '../model/ids.js';
import type { XmlElement } from '../wire/xml-element.js';
import type { Addressing } from './addressing.js';
import { splitJid } from './jid.js';

/** Nobody has more, and each costs a stanza for every answer. */
const maxDevices = 16;

/**
 * The other devices of the signed-in user that are online, as told by their presence, which a server sends to all
 * resources of an account (RFC 6121 section 4.2.2). They are written to one by one: a headline to one's own bare
 * address reaches them on some servers only.
 */
export class OwnDevices {
  readonly #addressing: Addressing;
  readonly #resources = new Set<string>();
  #userId: UserId | null = null;
  #resource: string | null = null;

  constructor(addressing: Addressing) {
    this.#addressing = addressing;
  }

  /** The resources of the others. */
  get resources(): readonly string[] {
    return [...this.#resources];
  }

  /** A new session began: nothing is known of the others until their presence comes. */
  begin(own: Jid): void {
    this.#userId = this.#addressing.toUserId(own);
    this.#resource = splitJid(own)?.resource ?? null;
    this.#resources.clear();
  }

  /** Takes a presence stanza of anybody. */
  handlePresence({ attrs }: XmlElement): void {
    const { from = '', type } = attrs;
    const resource = splitJid(from)?.resource ?? null;
    if (resource === null || resource === this.#resource) return;
    if (this.#userId === null || this.#addressing.toUserId(from) !== this.#userId) return;
    if (type === 'unavailable') this.#resources.delete(resource);
    else if (type === undefined && this.#resources.size < maxDevices) this.#resources.add(resource);
  }
}
