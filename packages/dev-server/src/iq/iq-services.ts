import type { Archive } from '../hub/archive.js';
import type { Roster } from '../hub/roster.js';
import type { Session } from '../hub/session.js';
import type { Clock } from '../lib/clock.js';
import { errorReply, resultReply, type StanzaCondition } from '../stanza/stanza-error.js';
import { childElements, el, withAttrs, type XmlElement } from '../xml/element.js';
import { NS } from '../xml/namespaces.js';
import { answerArchiveQuery, archiveForm } from './archive-query.js';
import { accountInfo, serverInfo } from './disco-info.js';
import { answerExternalServices, type ExternalService } from './external-services.js';

/** A question to the server. */
interface Request {
  readonly session: Session;
  readonly type: 'get' | 'set';
  readonly payload: XmlElement;
  /** Whether it is for the user's own account rather than for the server. */
  readonly toAccount: boolean;
}

/** A result with or without a payload, or the name of an error. */
type Answer = XmlElement | null | StanzaCondition;

/** What the answers are taken from. */
export interface IqSources {
  readonly roster: Roster;
  readonly blockList: (session: Session) => XmlElement;
  /** @returns the name of an error, `null` when it is done */
  readonly changeBlockList: (session: Session, request: XmlElement) => StanzaCondition | null;
  readonly externalServices: readonly ExternalService[];
  /** `null`: there is none. */
  readonly archive: Archive | null;
  readonly clock: Clock;
}

/** Answers the IQs that are for the server itself or for the user's own account. */
export class IqServices {
  readonly #handlers: ReadonlyMap<string, (request: Request) => Answer>;

  constructor({ roster, externalServices: external, archive, clock, ...sources }: IqSources) {
    this.#handlers = new Map<string, (request: Request) => Answer>([
      [NS.ping, () => null],
      [NS.session, () => null],
      // Nothing is ever copied: a message to a bare address reaches every device as it is.
      [NS.carbons, () => null],
      // The resource is bound already, and there is one to a stream (RFC 6120 section 7).
      [NS.bind, () => 'not-allowed'],
      // The server keeps the roster; a client cannot change it.
      [NS.roster, ({ type, session }) => (type === 'get' ? roster.get(session) : 'not-allowed')],
      [
        NS.discoInfo,
        ({ toAccount }) => (toAccount ? accountInfo(archive !== null) : serverInfo(external.length > 0)),
      ],
      [
        NS.blocking,
        ({ type, session, payload }) => {
          if (type === 'set') return sources.changeBlockList(session, payload);
          return payload.name === 'blocklist' ? sources.blockList(session) : 'bad-request';
        },
      ],
      [
        NS.archive,
        ({ session, type, payload, toAccount }) => {
          if (!archive || !toAccount || payload.name !== 'query') return 'service-unavailable';
          if (type === 'get') return archiveForm();
          const answer = answerArchiveQuery(archive.of(session.bare), payload);
          if (typeof answer === 'string') return answer;
          const addresses = { from: session.bare, to: session.jid };
          for (const result of answer.results) session.deliver(withAttrs(result, addresses));
          return answer.fin;
        },
      ],
      [NS.discoItems, () => el(NS.discoItems, 'query')],
      [
        NS.externalServices,
        ({ payload, session }) =>
          answerExternalServices(external, payload, session.account.local, clock.now()) ?? 'bad-request',
      ],
    ]);
  }

  /** Takes a valid IQ and answers it, where it is a question. */
  receive(session: Session, iq: XmlElement): void {
    const type = iq.attrs.get('type');
    const [payload] = childElements(iq);
    if (!payload || (type !== 'get' && type !== 'set')) return;
    // RFC 6120 section 10.3.3: without an address it is for the account of whoever asks.
    const toAccount = iq.attrs.get('to')?.includes('@') ?? true;
    const answer = this.#handlers.get(payload.ns)?.({ session, type, payload, toAccount });
    if (answer === undefined) session.deliver(errorReply(iq, 'service-unavailable'));
    else session.deliver(typeof answer === 'string' ? errorReply(iq, answer) : resultReply(iq, answer));
  }
}
