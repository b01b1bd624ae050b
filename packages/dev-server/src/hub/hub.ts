import { randomUUID } from 'node:crypto';
import { Accounts, type Account, type AccountsOptions } from '../auth/accounts.js';
import { IqServices } from '../iq/iq-services.js';
import type { ExternalService } from '../iq/external-services.js';
import type { Clock } from '../lib/clock.js';
import { isValidIq } from '../stanza/iq.js';
import { parseJid, type Jid } from '../stanza/jid.js';
import { withAttrs, type XmlElement } from '../xml/element.js';
import { AckQueue } from './ack-queue.js';
import { Archive, hasArchiveId, type ArchiveLimits } from './archive.js';
import type { Link } from './link.js';
import { BlockLists } from './block-lists.js';
import { Presence } from './presence.js';
import { Roster } from './roster.js';
import { Router } from './router.js';
import { Session, type QueueLimits } from './session.js';
import { Sessions } from './sessions.js';

/** What the hub is made of. */
export interface HubOptions extends AccountsOptions, QueueLimits, ArchiveLimits {
  readonly domain: string;
  readonly clock: Clock;
  readonly externalServices: readonly ExternalService[];
  /** Whether messages are kept (XEP-0313). */
  readonly archive: boolean;
  /** How long a session waits for its client to resume it, in ms. */
  readonly resumeMs: number;
  /** How many sessions one user may have. */
  readonly maxSessionsPerUser: number;
}

/** The place where all sessions meet: who is known, who is here, and what goes where. */
export class Hub {
  readonly accounts: Accounts;
  readonly sessions: Sessions = new Sessions();
  readonly domain: string;
  readonly resumeMs: number;
  readonly #options: HubOptions;
  readonly #roster: Roster;
  readonly #blockLists = new BlockLists();
  readonly #presence: Presence;
  readonly #router: Router;
  readonly #services: IqServices;
  readonly #log: (line: string) => void;
  readonly #tap: (stanza: XmlElement) => void;

  /**
   * @param log - told who comes and goes
   * @param tap - told of every stanza a client sends, sender stamped
   */
  constructor(options: HubOptions, log: (line: string) => void, tap: (stanza: XmlElement) => void) {
    this.#options = options;
    this.#log = log;
    this.#tap = tap;
    this.domain = options.domain;
    this.resumeMs = options.resumeMs;
    this.accounts = new Accounts(options, (account) => this.#roster.push(account));
    this.#roster = new Roster(this.accounts, this.sessions, options.domain);
    this.#presence = new Presence(this.accounts, this.sessions, this.#blockLists);
    const archive = options.archive ? new Archive(options.clock, options) : null;
    this.#router = new Router(this.accounts, this.sessions, this.#blockLists, archive);
    this.#services = new IqServices({
      roster: this.#roster,
      blockList: (session) => this.#blockLists.get(session),
      changeBlockList: (session, request) =>
        this.#blockLists.change(session, request, this.sessions, this.#presence),
      externalServices: options.externalServices,
      archive,
      clock: options.clock,
    });
  }

  /**
   * Binds a resource; who holds it already is thrown out (RFC 6120 section 7.7.2.2).
   *
   * @param resource - as wished, `null` to have one made
   * @returns `null` when this user has too many sessions
   */
  bind(account: Account, resource: string | null, link: Link): Session | null {
    const session = new Session(
      account,
      this.domain,
      resource ?? randomUUID(),
      link,
      this.#options,
      (overfull) => this.#cut(overfull),
    );
    const old = this.sessions.get(session.bare, session.resource);
    if (old) {
      const oldLink = old.link;
      this.end(old);
      oldLink?.fail('conflict');
    } else if (this.sessions.of(session.bare).length >= this.#options.maxSessionsPerUser) return null;
    this.sessions.add(session);
    this.#log(`${session.jid} is here`);
    return session;
  }

  /** Turns stream management on (XEP-0198 section 3). */
  manage(session: Session, resumable: boolean): void {
    const resumeId = resumable ? randomUUID() : null;
    session.management = { queue: new AckQueue(), resumeId };
    if (resumeId !== null) this.sessions.addResumable(resumeId, session);
  }

  /**
   * Moves a session to a new stream of the same user (XEP-0198 section 5).
   *
   * @returns `null` when there is no such session for this user; `false` when `h` is more than was sent
   */
  resume(account: Account, id: string, h: number, link: Link): Session | false | null {
    const session = this.sessions.resumable(id);
    if (!session || session.account !== account) return null;
    const oldLink = session.link;
    if (!session.resume(link, h)) return false;
    oldLink?.fail('conflict');
    this.#log(`${session.jid} is back`);
    return session;
  }

  /** The stream of a session broke: it hibernates if it can be resumed, else it is over. */
  lost(session: Session): void {
    session.link = null;
    if (session.management?.resumeId) {
      this.#log(`${session.jid} lost its stream`);
      session.cancelHibernation = this.#options.clock.after(this.resumeMs, () => this.#expire(session));
    } else this.end(session);
  }

  /** Ends a session for good and tells the others. Idempotent. */
  end(session: Session): void {
    if (!this.sessions.remove(session)) return;
    session.cancelHibernation?.();
    session.link = null;
    this.#log(`${session.jid} is gone`);
    this.#presence.leave(session);
  }

  /** Ends all sessions without a word to anybody. */
  clear(): void {
    for (const session of this.sessions.all) {
      session.presence = null;
      session.directed.clear();
      this.end(session);
    }
  }

  /** Takes a stanza from a client. */
  receive(session: Session, stanza: XmlElement): void {
    session.management?.queue.countHandled();
    const address = stanza.attrs.get('to');
    const stamped = withAttrs(stanza, { from: session.jid });
    this.#tap(stamped);
    if (stanza.name === 'iq' && !isValidIq(stanza))
      return this.#router.bounce(session, stamped, 'bad-request');
    if (address === undefined) return this.#receiveWithoutAddress(session, stamped);
    const to = parseJid(address);
    if (!to) return this.#router.bounce(session, stamped, 'jid-malformed');
    if (to.domain !== this.domain) return this.#router.bounce(session, stamped, 'remote-server-not-found');
    if (stanza.name === 'presence') return this.#presence.direct(session, stamped, to);
    if (stanza.name === 'iq' && isForServer(to, session)) return this.#services.receive(session, stamped);
    if (to.local === null) return this.#router.bounce(session, stamped, 'service-unavailable');
    return this.#router.route(session, stamped, to);
  }

  /** RFC 6120 section 10.3: without `to`, a message is for oneself, the rest for the server. */
  #receiveWithoutAddress(session: Session, stanza: XmlElement): void {
    if (stanza.name === 'presence') this.#presence.broadcast(session, stanza);
    else if (stanza.name === 'iq') this.#services.receive(session, stanza);
    else {
      const to = { local: session.account.local, domain: this.domain, resource: null };
      this.#router.route(session, withAttrs(stanza, { to: session.bare }), to);
    }
  }

  /** A client that takes nothing in any more. */
  #cut(session: Session): void {
    const { link } = session;
    this.#expire(session);
    link?.fail('resource-constraint');
  }

  /** Ends a session whose client will not come back; who waits for an answer from it gets an error. */
  #expire(session: Session): void {
    this.end(session);
    const elsewhere = this.sessions.available(session.bare).length > 0;
    for (const { stanza } of session.management?.queue.unacked ?? []) {
      const isKept = elsewhere || hasArchiveId(stanza, session.bare);
      const lost = stanza.name === 'iq' || (stanza.name === 'message' && !isKept);
      const from = parseJid(stanza.attrs.get('from') ?? '');
      if (!lost || stanza.attrs.get('type') === 'headline' || !from?.resource) continue;
      const sender = this.sessions.get(`${from.local ?? ''}@${from.domain}`, from.resource);
      if (sender) this.#router.bounce(sender, stanza, 'service-unavailable');
    }
  }
}

/** The server answers for itself and for the account of whoever asks (RFC 6120 section 10.3.3). */
function isForServer(to: Jid, session: Session): boolean {
  if (to.local === null) return true;
  return to.local === session.account.local && to.resource === null;
}
