import { randomUUID } from 'node:crypto';
import type { Account } from '../auth/accounts.js';
import { Sasl } from '../auth/sasl.js';
import type { Hub } from '../hub/hub.js';
import type { Link, StreamCondition } from '../hub/link.js';
import type { Session } from '../hub/session.js';
import type { CancelTimer, Clock } from '../lib/clock.js';
import { normalizeResource } from '../stanza/jid.js';
import { errorReply, resultReply } from '../stanza/stanza-error.js';
import { childOf, el, textOf, type XmlElement } from '../xml/element.js';
import { NS } from '../xml/namespaces.js';
import { parseXml } from '../xml/parse.js';
import { writeXml } from '../xml/write.js';
import { bindFeatures, closeFrame, openFrame, signInFeatures, streamErrorFrame } from './frames.js';
import { manageSession, resumeSession, type ManagementOutcome } from './management.js';

/** The socket below a connection. */
export interface FrameSocket {
  /** Writes one text frame. */
  write(frame: string): void;
  /** Starts the closing handshake. */
  close(): void;
}

/** What a connection may ask for before it has a session, and how much. */
export interface ConnectionLimits {
  /** How deep elements may nest. */
  readonly maxDepth: number;
  /** Failed sign-ins before the stream ends. */
  readonly maxAuthAttempts: number;
  /** Frames before a resource is bound. */
  readonly maxFramesBeforeBind: number;
  /** Time until a resource must be bound, in ms. */
  readonly bindTimeoutMs: number;
}

/** What a connection works with. */
export interface ConnectionContext {
  readonly hub: Hub;
  readonly clock: Clock;
  readonly limits: ConnectionLimits;
  /** Told of errors of our own; a client cannot cause one. */
  readonly onInternalError: (error: unknown) => void;
}

/** How far the stream has come. */
type Phase =
  | { readonly name: 'new' }
  | { readonly name: 'signing-in'; readonly sasl: Sasl }
  | { readonly name: 'restarting'; readonly account: Account }
  | { readonly name: 'binding'; readonly account: Account }
  | { readonly name: 'bound'; readonly session: Session }
  | { readonly name: 'closed' };

/** One stream: what arrives on one WebSocket (RFC 7395), until it is closed. */
export class Connection implements Link {
  readonly #socket: FrameSocket;
  readonly #context: ConnectionContext;
  readonly #cancelTimeout: CancelTimer;
  #phase: Phase = { name: 'new' };
  #framesBeforeBind = 0;
  #failures = 0;

  constructor(socket: FrameSocket, context: ConnectionContext) {
    this.#socket = socket;
    this.#context = context;
    this.#cancelTimeout = context.clock.after(context.limits.bindTimeoutMs, () =>
      this.fail('connection-timeout'),
    );
  }

  /** The user of this stream, once signed in, in the comparable form. */
  get user(): string | null {
    const phase = this.#phase;
    if (phase.name === 'bound') return phase.session.account.local;
    return 'account' in phase ? phase.account.local : null;
  }

  /** Takes a text frame. Never throws. */
  receive(frame: string): void {
    if (this.#phase.name === 'closed') return;
    try {
      this.#receive(frame);
    } catch (error) {
      this.#context.onInternalError(error);
      this.fail('internal-server-error');
    }
  }

  /** The socket is gone. */
  disconnected(): void {
    const phase = this.#finish();
    if (phase.name === 'bound') this.#context.hub.lost(phase.session);
  }

  write(frame: string): void {
    this.#socket.write(frame);
  }

  /** Ends the stream, and its session with it: after a stream error there is nothing to resume. */
  fail(condition: StreamCondition, details: readonly XmlElement[] = []): void {
    const phase = this.#finish();
    if (phase.name === 'closed') return;
    if (phase.name === 'new') this.#send(openFrame(this.#context.hub.domain, randomUUID()));
    this.#send(streamErrorFrame(condition, ...details));
    this.#close();
    if (phase.name === 'bound' && phase.session.link === this) this.#context.hub.end(phase.session);
  }

  #receive(frame: string): void {
    const { hub, limits } = this.#context;
    const phase = this.#phase;
    if (phase.name !== 'bound' && ++this.#framesBeforeBind > limits.maxFramesBeforeBind) {
      return this.fail('policy-violation');
    }
    const { element, problem } = parseXml(frame, limits.maxDepth);
    if (problem) return this.fail(problem);
    if (element.ns === NS.framing && element.name === 'close') return this.#closedByClient();
    if (element.ns === NS.framing && element.name === 'open') return this.#open(element);
    switch (phase.name) {
      case 'signing-in':
        return this.#signIn(phase.sasl, element);
      case 'binding':
        return this.#bind(phase.account, element);
      case 'bound':
        if (element.ns === NS.management) return this.#follow(manageSession(hub, phase.session, element));
        if (isStanza(element)) return hub.receive(phase.session, element);
        return this.fail('unsupported-stanza-type');
      case 'new':
      case 'restarting':
        // Nothing but an opening may come here (RFC 7395 section 3.4).
        return this.fail('bad-format');
      case 'closed':
        return undefined;
    }
  }

  #open(element: XmlElement): void {
    const { hub } = this.#context;
    const phase = this.#phase;
    const to = element.attrs.get('to');
    if (to !== undefined && to.toLowerCase() !== hub.domain) return this.fail('host-unknown');
    // RFC 6120 section 4.7.5: without a version it is a client from before 1.0.
    if (!/^[1-9]\d*\.\d+$/.test(element.attrs.get('version') ?? '')) return this.fail('unsupported-version');
    if (phase.name === 'bound' || phase.name === 'binding') return this.fail('policy-violation');
    this.#send(openFrame(hub.domain, randomUUID()));
    if (phase.name === 'restarting') {
      this.#phase = { name: 'binding', account: phase.account };
      this.#send(bindFeatures());
    } else {
      const sasl = new Sasl(hub.accounts, hub.domain);
      this.#phase = { name: 'signing-in', sasl };
      this.#send(signInFeatures(sasl.mechanisms));
    }
    return undefined;
  }

  #signIn(sasl: Sasl, element: XmlElement): void {
    // RFC 6120 section 4.9.3.12.
    if (element.ns !== NS.sasl) return this.fail('not-authorized');
    const { send, account, failed } = sasl.receive(element);
    this.#send(send);
    if (account) this.#phase = { name: 'restarting', account };
    if (failed && ++this.#failures >= this.#context.limits.maxAuthAttempts) this.fail('policy-violation');
    return undefined;
  }

  #bind(account: Account, element: XmlElement): void {
    const { hub } = this.#context;
    if (element.ns === NS.management) return this.#follow(resumeSession(hub, account, element, this));
    const bind = isStanza(element) ? childOf(element, NS.bind, 'bind') : undefined;
    // RFC 6120 section 7.1: nothing else is taken before a resource is bound.
    if (!bind || element.attrs.get('type') !== 'set') return this.fail('not-authorized');
    const wish = childOf(bind, NS.bind, 'resource');
    const wished = wish ? textOf(wish) : '';
    const resource = normalizeResource(wished);
    if (resource === null && wished !== '') return this.#send(errorReply(element, 'bad-request'));
    const session = hub.bind(account, resource, this);
    if (!session) return this.#send(errorReply(element, 'resource-constraint'));
    this.#bound(session);
    return this.#send(resultReply(element, el(NS.bind, 'bind', {}, el(NS.bind, 'jid', {}, session.jid))));
  }

  #follow({ send, resumed, error }: ManagementOutcome): void {
    if (send) this.#send(send);
    if (resumed) this.#bound(resumed);
    if (error) this.fail(error.condition, error.details);
  }

  #bound(session: Session): void {
    this.#cancelTimeout();
    this.#phase = { name: 'bound', session };
  }

  /** A stream that is closed in order is over: there is nothing to resume (XEP-0198 section 5). */
  #closedByClient(): void {
    const phase = this.#finish();
    this.#close();
    if (phase.name === 'bound' && phase.session.link === this) this.#context.hub.end(phase.session);
  }

  #finish(): Phase {
    const phase = this.#phase;
    this.#cancelTimeout();
    this.#phase = { name: 'closed' };
    return phase;
  }

  #close(): void {
    this.#send(closeFrame());
    this.#socket.close();
  }

  #send(element: XmlElement): void {
    this.write(writeXml(element));
  }
}

function isStanza({ ns, name }: XmlElement): boolean {
  return ns === NS.client && (name === 'iq' || name === 'message' || name === 'presence');
}
