import type { Account } from '../auth/accounts.js';
import type { CancelTimer } from '../lib/clock.js';
import { el, type XmlElement } from '../xml/element.js';
import { NS } from '../xml/namespaces.js';
import { writeXml } from '../xml/write.js';
import type { AckQueue } from './ack-queue.js';
import type { Link } from './link.js';

/** Stream management of one session (XEP-0198). */
export interface Management {
  readonly queue: AckQueue;
  /** What a client names to resume; `null` when it did not ask for resumption. */
  readonly resumeId: string | null;
}

/** How much may wait for an acknowledgment. */
export interface QueueLimits {
  readonly maxUnacked: number;
  readonly maxUnackedLength: number;
}

const askForAck = writeXml(el(NS.management, 'r'));

/** A bound resource: one device, or one tab, of one user. It may outlive its stream (XEP-0198). */
export class Session {
  readonly account: Account;
  /** The full address. */
  readonly jid: string;
  readonly bare: string;
  readonly resource: string;
  /** The last broadcast presence; `null` when unavailable. */
  presence: XmlElement | null = null;
  /** From the presence, -128 to 127. */
  priority = 0;
  /** Whether it asked for the roster, and so gets roster pushes (RFC 6121 section 2.2). */
  wantsRoster = false;
  /** Whom it sent directed presence, to be told when it goes. */
  readonly directed: Set<string> = new Set();
  management: Management | null = null;
  /** The stream; `null` while hibernating. */
  link: Link | null;
  /** Ends the wait for a resumption. */
  cancelHibernation: CancelTimer | null = null;
  readonly #limits: QueueLimits;
  readonly #onOverflow: (session: Session) => void;
  #asked = false;

  /** @param onOverflow - told when more waits for acknowledgment than the limits allow */
  constructor(
    account: Account,
    domain: string,
    resource: string,
    link: Link,
    limits: QueueLimits,
    onOverflow: (session: Session) => void,
  ) {
    this.account = account;
    this.bare = `${account.local}@${domain}`;
    this.resource = resource;
    this.jid = `${this.bare}/${resource}`;
    this.link = link;
    this.#limits = limits;
    this.#onOverflow = onOverflow;
  }

  /** Sends a stanza now, and keeps it until acknowledged where stream management is on. */
  deliver(stanza: XmlElement): void {
    const frame = writeXml(stanza);
    const queue = this.management?.queue;
    queue?.push({ stanza, frame });
    this.link?.write(frame);
    if (!queue) return;
    const { maxUnacked, maxUnackedLength } = this.#limits;
    if (queue.unacked.length > maxUnacked || queue.unackedLength > maxUnackedLength) this.#onOverflow(this);
    else if (!this.#asked) this.#ask();
  }

  /**
   * Takes the client's `h`.
   *
   * @returns `false` when it is more than was sent
   */
  acknowledge(h: number): boolean {
    const queue = this.management?.queue;
    if (!queue?.acknowledge(h)) return false;
    this.#asked = false;
    if (queue.unacked.length > 0) this.#ask();
    return true;
  }

  /** Moves to a new stream, whose client has everything up to `h`, and sends again what it has not. */
  resume(link: Link, h: number): boolean {
    if (!this.management?.queue.acknowledge(h)) return false;
    const { queue, resumeId } = this.management;
    this.cancelHibernation?.();
    this.cancelHibernation = null;
    this.link = link;
    const attrs = { previd: resumeId ?? undefined, h: String(queue.handled) };
    link.write(writeXml(el(NS.management, 'resumed', attrs)));
    for (const { frame } of queue.unacked) link.write(frame);
    this.#asked = false;
    if (queue.unacked.length > 0) this.#ask();
    return true;
  }

  /** One question at a time: its answer asks again while anything is open. */
  #ask(): void {
    this.#asked = this.link !== null;
    this.link?.write(askForAck);
  }
}
