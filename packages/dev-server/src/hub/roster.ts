import { randomUUID } from 'node:crypto';
import type { Account, Accounts } from '../auth/accounts.js';
import { el, type XmlElement } from '../xml/element.js';
import { NS } from '../xml/namespaces.js';
import type { Session } from './session.js';
import type { Sessions } from './sessions.js';

/** The roster: everybody known to the server is a contact of everybody (RFC 6121 section 2). */
export class Roster {
  readonly #accounts: Accounts;
  readonly #sessions: Sessions;
  readonly #domain: string;

  constructor(accounts: Accounts, sessions: Sessions, domain: string) {
    this.#accounts = accounts;
    this.#sessions = sessions;
    this.#domain = domain;
  }

  /** The contacts of one session, which from now on hears of newcomers. */
  get(session: Session): XmlElement {
    session.wantsRoster = true;
    const others = this.#accounts.all.filter((account) => account !== session.account);
    return el(NS.roster, 'query', {}, ...others.map((account) => this.#item(account)));
  }

  /** Tells everybody of a newcomer (RFC 6121 section 2.1.6). */
  push(account: Account): void {
    const query = el(NS.roster, 'query', {}, this.#item(account));
    for (const session of this.#sessions.all) {
      if (!session.wantsRoster || session.account === account) continue;
      session.deliver(
        el(NS.client, 'iq', { type: 'set', id: `push-${randomUUID()}`, to: session.jid }, query),
      );
    }
  }

  #item({ local, name }: Account): XmlElement {
    return el(NS.roster, 'item', { jid: `${local}@${this.#domain}`, name, subscription: 'both' });
  }
}
