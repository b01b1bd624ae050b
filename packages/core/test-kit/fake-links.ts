import type { Service } from '../src/signaling/service.js';
import type { LinkEnd, LinkListener, Login, XmppLink } from '../src/signaling/xmpp-link.js';
import type { XmlElement } from '../src/wire/xml-element.js';

/** A link that does what the test says. */
export class FakeLink implements XmppLink {
  readonly service: Service;
  readonly login: Login;
  readonly sent: string[] = [];
  probes = 0;
  /** Whether it takes stanzas. */
  takes = true;
  fate: 'waiting' | 'closed' | 'abandoned' | 'ended' = 'waiting';
  readonly #listener: LinkListener;

  constructor(service: Service, login: Login, listener: LinkListener) {
    this.service = service;
    this.login = login;
    this.#listener = listener;
  }

  /** Lets the server accept the login. */
  accept(resumed = false): void {
    this.#listener.heard();
    this.#listener.opened({ jid: this.login.jid, resumed });
  }

  /** Lets something arrive that is no stanza. */
  hear(): void {
    this.#listener.heard();
  }

  /** Lets a stanza arrive. */
  receive(stanza: XmlElement): void {
    this.#listener.heard();
    this.#listener.stanza(stanza);
  }

  /** Lets a stanza arrive that cannot be read. */
  receiveUnreadable(name: string, from: string | null): void {
    this.#listener.unreadable({ code: 'too-deep', message: 'Too deep.' }, { name, from });
  }

  /** Lets it end by itself. */
  end(reason: LinkEnd['reason'], message = ''): void {
    this.fate = 'ended';
    this.#listener.ended({ reason, message });
  }

  open(): void {
    this.fate = 'waiting';
  }

  send(xml: string): boolean {
    if (this.takes) this.sent.push(xml);
    return this.takes;
  }

  probe(): void {
    this.probes += 1;
  }

  close(): Promise<void> {
    this.fate = 'closed';
    return Promise.resolve();
  }

  abandon(): void {
    this.fate = 'abandoned';
  }
}
