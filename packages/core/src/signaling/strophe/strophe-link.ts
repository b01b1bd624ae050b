import type { Clock } from '../../lib/clock.js';
import type { Logger } from '../../lib/logger.js';
import { randomUuid } from '../../lib/random-uuid.js';
import { readDom, type DomNode } from '../../wire/read-dom.js';
import { writeXml } from '../../wire/write-xml.js';
import { xmlElement } from '../../wire/xml-element.js';
import type { Service } from '../service.js';
import type { LinkEnd, LinkListener, Login, XmppLink } from '../xmpp-link.js';
import { disposeConnection, guardConnection } from './guards.js';
import { loadStrophe, type StropheConnection, type StropheModule } from './load-strophe.js';
import { mechanismClasses, mendMechanisms } from './mechanisms.js';
import { readRefusal } from './refusal.js';
import type { ResumptionStore } from './resumption-store.js';

/** What the links of one client share. */
export interface StropheLinkContext {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly store: ResumptionStore;
}

/** How long a goodbye may take, in ms. */
const goodbyeLimit = 3000;

/** How often a closing BOSH link looks whether all has left, in ms. */
const drainInterval = 50;

interface Opened {
  readonly strophe: StropheModule;
  readonly connection: StropheConnection;
}

/**
 * A link made of one connection of strophe.js, which is used once: a connection that is connected again would
 * first send what it could not send before, ahead of its login.
 */
export class StropheLink implements XmppLink {
  readonly #context: StropheLinkContext;
  readonly #service: Service;
  readonly #login: Login;
  readonly #listener: LinkListener;
  #phase: 'opening' | 'open' | 'closing' | 'over' = 'opening';
  #made: Opened | null = null;
  #heard = false;
  /** True while stanzas of the session before are still to be sent again on the new one. */
  #resending = false;
  /** The last condition that strophe.js gave: it comes before the status that says that it is over. */
  #condition = '';
  #onGone: (() => void) | null = null;

  constructor(context: StropheLinkContext, service: Service, login: Login, listener: LinkListener) {
    this.#context = context;
    this.#service = service;
    this.#login = login;
    this.#listener = listener;
  }

  open(): void {
    loadStrophe().then(
      (strophe) => this.#start(strophe),
      (cause: unknown) =>
        this.#end({ reason: 'unreachable', message: 'strophe.js could not be loaded.', cause }),
    );
  }

  send(xml: string): boolean {
    if (this.#made === null || !this.#is('open')) return false;
    const { strophe, connection } = this.#made;
    this.#context.logger.log('debug', 'sent', xml);
    connection.send(strophe.toElement(xml));
    return this.#is('open');
  }

  probe(): void {
    if (this.#made === null) return;
    const { strophe, connection } = this.#made;
    const sm: unknown = connection.sm;
    if (sm instanceof strophe.StreamManagement && sm.enabled) {
      sm.requestAck();
      return;
    }
    const attrs = { type: 'get', id: randomUuid(), to: connection.domain ?? '', xmlns: 'jabber:client' };
    this.send(writeXml(xmlElement('iq', attrs, [xmlElement('ping', { xmlns: 'urn:xmpp:ping' })])));
  }

  async close(): Promise<void> {
    if (this.#made === null || !this.#is('open')) {
      this.abandon();
      return;
    }
    this.#phase = 'closing';
    const gone = new Promise<void>((resolve) => {
      this.#onGone = resolve;
    });
    const cancel = this.#context.clock.after(goodbyeLimit, () => this.abandon());
    this.#sayGoodbye(this.#made.connection);
    await gone;
    cancel();
  }

  abandon(): void {
    if (this.#is('over')) return;
    this.#phase = 'over';
    if (this.#made !== null) disposeConnection(this.#made.strophe, this.#made.connection);
    this.#onGone?.();
  }

  #start(strophe: StropheModule): void {
    if (!this.#is('opening')) return;
    const isWebSocket = this.#service.transport === 'websocket';
    const connection = new strophe.Connection(this.#service.url, {
      mechanisms: mechanismClasses(strophe, this.#login.mechanisms),
      enableStreamManagement: isWebSocket,
      // An acknowledgement for each stanza: what is not acknowledged is sent again after a break, and the
      // fewer those are the fewer arrive twice.
      streamManagement: { storage: this.#context.store, maxUnacked: 1 },
    });
    this.#made = { strophe, connection };
    mendMechanisms(connection);
    guardConnection(strophe, connection, {
      failed: (cause) => this.#end(this.#toEnd('strophe.js failed.', cause)),
      stumbled: (cause) => {
        // Not the end of an open link: a peer may have sent it, and would send it again.
        if (this.#is('open')) this.#context.logger.log('error', 'a stanza was dropped', cause);
        else this.#end(this.#toEnd('strophe.js failed.', cause));
      },
      unanswered: () => {
        if (!this.#heard) this.#end({ reason: 'unreachable', message: 'The request failed.' });
      },
      noMechanism: () => this.#end(this.#noMechanism()),
    });
    connection.xmlInput = () => {
      this.#heard = true;
      this.#listener.heard();
    };
    const sm: unknown = connection.sm;
    if (sm instanceof strophe.StreamManagement) {
      sm.onFailed = () => {
        // Before the bind it answers a resumption, after it the wish for a resumable session.
        if (connection.authenticated) this.#onSent();
        else this.#resending = true;
      };
      sm.onEnabled = () => this.#onSent();
    }
    try {
      connection.connect(this.#login.jid, this.#login.secret, (status, condition, element) =>
        this.#onStatus(strophe, status, condition, element),
      );
    } catch (cause) {
      // A page from https: may not open ws:, for instance.
      this.#end({ reason: 'unreachable', message: 'The connection could not be made.', cause });
    }
  }

  #onStatus(
    { Status }: StropheModule,
    status: number,
    condition: string | null,
    element: DomNode | null | undefined,
  ): void {
    switch (status) {
      case Status.CONNECTED:
        this.#onConnected();
        break;
      case Status.AUTHFAIL:
        this.#end(readRefusal(element));
        break;
      case Status.REDIRECT:
        // Not followed: the rule which secrets may travel was checked for the first address only.
        this.#end({ reason: 'unreachable', message: 'The server wants another address to be used.' });
        break;
      case Status.CONNFAIL:
      case Status.CONNTIMEOUT:
      case Status.ERROR:
        this.#condition = condition ?? '';
        break;
      case Status.DISCONNECTED:
        if (this.#is('closing')) this.abandon();
        else if (this.#condition === 'no-auth-mech') this.#end(this.#noMechanism());
        else this.#end(this.#toEnd(this.#condition === '' ? 'It was closed.' : `${this.#condition}.`));
        break;
      default:
    }
  }

  #onConnected(): void {
    if (this.#made === null || !this.#is('opening')) return;
    const { connection } = this.#made;
    // Here and at once: strophe.js forgets its handlers with each connection, and after a resumption the
    // next stanza may come in the same breath.
    connection.addHandler((element) => this.#onElement(element), null, null, null);
    // After a failed resumption strophe.js sends again what was not acknowledged, once the server has said
    // `enabled`. What is newer must not overtake it: a call would follow its own hangUp.
    if (!this.#resending) this.#onReady();
  }

  /** Nothing older is waiting any more. */
  #onSent(): void {
    this.#resending = false;
    this.#onReady();
  }

  #onReady(): void {
    if (this.#made === null || !this.#is('opening')) return;
    this.#phase = 'open';
    const { connection } = this.#made;
    this.#listener.opened({ jid: connection.jid, resumed: connection.hasResumed() });
  }

  /** Returns true: a handler that returns anything else, or throws, is removed. */
  #onElement(element: DomNode & Pick<Element, 'getAttribute'>): true {
    try {
      const read = readDom(element);
      if (read.ok) {
        this.#context.logger.log('debug', 'received', read.element);
        this.#listener.stanza(read.element);
      } else {
        const stanza = { name: element.nodeName, from: element.getAttribute('from') };
        this.#listener.unreadable(read.failure, stanza);
      }
    } catch (error) {
      this.#context.logger.log('error', 'a stanza could not be handled', error);
    }
    return true;
  }

  #sayGoodbye(connection: StropheConnection): void {
    if (!this.#is('closing')) return;
    // BOSH may have both of its requests under way: then the goodbye would overtake what waits for one.
    if (connection._data.length === 0) connection.disconnect();
    else this.#context.clock.after(drainInterval, () => this.#sayGoodbye(connection));
  }

  #noMechanism(): LinkEnd {
    const names = this.#login.mechanisms.join(', ');
    return {
      reason: 'refused',
      message: `It offers none of the mechanisms that may be used here: ${names}.`,
    };
  }

  #toEnd(message: string, cause?: unknown): LinkEnd {
    if (!this.#is('open')) return { reason: 'unreachable', message, cause };
    return { reason: this.#condition === 'conflict' ? 'replaced' : 'lost', message, cause };
  }

  #end(end: LinkEnd): void {
    if (this.#is('over')) return;
    const isClosing = this.#is('closing');
    this.abandon();
    if (!isClosing) this.#listener.ended(end);
  }

  #is(phase: 'opening' | 'open' | 'closing' | 'over'): boolean {
    return this.#phase === phase;
  }
}
