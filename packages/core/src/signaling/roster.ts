import { CallError } from '../model/call-error.js';
import type { Contact } from '../model/contact.js';
import type { UserId } from '../model/ids.js';
import type { CancelTimer, Clock } from '../lib/clock.js';
import type { Logger } from '../lib/logger.js';
import type { XmlElement } from '../wire/xml-element.js';
import type { Addressing } from './addressing.js';
import { ContactList } from './contact-list.js';
import type { IqRequests } from './iq-requests.js';
import { readPresence, readRoster, rosterQuery, type RosterChange } from './roster-stanzas.js';

/** A burst of presence is told as one change: sign-in brings one stanza for each contact. In ms. */
const burst = 50;

/** What a roster works with. */
export interface RosterContext {
  readonly addressing: Addressing;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly iqs: IqRequests;
  /** Told when the contacts changed. */
  readonly changed: (contacts: readonly Contact[]) => void;
}

/** Keeps the contacts of the signed-in user from roster, roster pushes and presence (RFC 6121). */
export class Roster {
  readonly #context: RosterContext;
  readonly #list = new ContactList();
  #contacts: readonly Contact[] = [];
  #own: UserId | null = null;
  #timer: CancelTimer | null = null;
  /** True while the roster is on its way: changes wait for it, so that nobody blinks when signing in again. */
  #isAsking = false;
  /** Counts the sessions, so that an answer to an earlier one is known as such. */
  #session = 0;

  constructor(context: RosterContext) {
    this.#context = context;
  }

  /** The contacts as last told. */
  get contacts(): readonly Contact[] {
    return this.#contacts;
  }

  /** A new session began: asks for the roster and forgets all presence, which the server sends again. */
  begin(own: UserId): void {
    this.#own = own;
    this.#list.clearPresence();
    this.#session += 1;
    const session = this.#session;
    this.#isAsking = true;
    this.#timer?.();
    this.#timer = null;
    this.#context.iqs.get(rosterQuery, (answer) => {
      if (session === this.#session) this.#take(answer);
    });
  }

  /** Signed out: nobody can be reached any more. Told at once. */
  end(): void {
    this.#session += 1;
    this.#isAsking = false;
    this.#list.clearPresence();
    this.#tell();
  }

  /** Takes a presence stanza. */
  handlePresence(presence: XmlElement): void {
    const change = readPresence(presence, this.#context.addressing);
    if (change === null) return;
    this.#list.apply(change);
    this.#tellSoon();
  }

  /** Takes a roster push, which must have come from our own account (RFC 6121 section 2.1.6); false when it is none. */
  handlePush(iq: XmlElement): boolean {
    const changes = readRoster(iq, this.#context.addressing);
    if (changes === null) return false;
    for (const { removed, ...item } of this.#others(changes)) {
      if (removed) this.#list.remove(item.userId);
      else this.#list.add(item);
    }
    this.#tellSoon();
    return true;
  }

  #take(answer: XmlElement | CallError): void {
    this.#isAsking = false;
    if (answer instanceof CallError) {
      this.#context.logger.log('warn', 'the roster could not be fetched', answer);
    } else {
      const items = readRoster(answer, this.#context.addressing);
      // No query in it: the roster is what we had (RFC 6121 section 2.6.3).
      if (items !== null) this.#list.replaceAll(this.#others(items));
    }
    this.#tellSoon();
  }

  /** Some rosters list the user's own account: nobody calls oneself. */
  #others(items: readonly RosterChange[]): readonly RosterChange[] {
    return items.filter(({ userId }) => userId !== this.#own);
  }

  #tellSoon(): void {
    if (this.#isAsking || this.#timer !== null) return;
    this.#timer = this.#context.clock.after(burst, () => this.#tell());
  }

  #tell(): void {
    this.#timer?.();
    this.#timer = null;
    const contacts = this.#list.snapshot();
    if (contacts === this.#contacts) return;
    this.#contacts = contacts;
    this.#context.changed(contacts);
  }
}
