import type { Roster } from '../hub/roster.js';
import type { Session } from '../hub/session.js';
import type { Clock } from '../lib/clock.js';
import { errorReply, resultReply, type StanzaCondition } from '../stanza/stanza-error.js';
import { childElements, el, type XmlElement } from '../xml/element.js';
import { NS } from '../xml/namespaces.js';
import { accountInfo, serverInfo } from './disco-info.js';
import { answerExternalServices, type ExternalService } from './external-services.js';

/** A question to the server. */
interface Request {
  readonly session: Session;
  readonly type: 'get' | 'set';
  readonly payload: XmlElement;
  /** Whether it was sent to the user's own account rather than to the server. */
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
  readonly clock: Clock;
}

/** Answers the IQs that are for the server itself or for the user's own account. */
export class IqServices {
  readonly #handlers: ReadonlyMap<string, (request: Request) => Answer>;

  constructor({ roster, externalServices: external, clock, ...sources }: IqSources) {
    this.#handlers = new Map<string, (request: Request) => Answer>([
      [NS.ping, () => null],
      [NS.session, () => null],
      // Nothing is ever copied: a message to a bare address reaches every device as it is.
      [NS.carbons, () => null],
      // The resource is bound already, and there is one to a stream (RFC 6120 section 7).
      [NS.bind, () => 'not-allowed'],
      // The server keeps the roster; a client cannot change it.
      [NS.roster, ({ type, session }) => (type === 'get' ? roster.get(session) : 'not-allowed')],
      [NS.discoInfo, ({ toAccount }) => (toAccount ? accountInfo() : serverInfo(external.length > 0))],
      [
        NS.blocking,
        ({ type, session, payload }) => {
          if (type === 'set') return sources.changeBlockList(session, payload);
          return payload.name === 'blocklist' ? sources.blockList(session) : 'bad-request';
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
    const toAccount = iq.attrs.get('to')?.includes('@') ?? false;
    const answer = this.#handlers.get(payload.ns)?.({ session, type, payload, toAccount });
    if (answer === undefined) session.deliver(errorReply(iq, 'service-unavailable'));
    else session.deliver(typeof answer === 'string' ? errorReply(iq, answer) : resultReply(iq, answer));
  }
}
