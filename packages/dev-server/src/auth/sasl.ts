import { el, textOf, type XmlElement } from '../xml/element.js';
import { NS } from '../xml/namespaces.js';
import type { Account, Accounts } from './accounts.js';
import { plainExchange } from './plain.js';
import { failure, type SaslExchange, type SaslStep } from './sasl-exchange.js';
import { scramExchange } from './scram.js';

/** What to send, and what came of it. */
export interface SaslReply {
  readonly send: XmlElement;
  /** Set once somebody is signed in. */
  readonly account: Account | null;
  readonly failed: boolean;
}

/** The server's side of signing in on one stream (RFC 6120 section 6). */
export class Sasl {
  readonly #accounts: Accounts;
  readonly #domain: string;
  #exchange: SaslExchange | null = null;

  constructor(accounts: Accounts, domain: string) {
    this.#accounts = accounts;
    this.#domain = domain;
  }

  /** The mechanisms to offer, strongest first. */
  get mechanisms(): readonly string[] {
    return this.#accounts.canProve ? ['SCRAM-SHA-256', 'SCRAM-SHA-1', 'PLAIN'] : ['PLAIN'];
  }

  /** Takes an element of the SASL namespace. */
  receive(element: XmlElement): SaslReply {
    const step = this.#step(element);
    const data = 'data' in step && step.data !== null ? [toBase64(step.data)] : [];
    if (step.kind === 'challenge') return reply(el(NS.sasl, 'challenge', {}, ...data), null, false);
    this.#exchange = null;
    if (step.kind === 'success') return reply(el(NS.sasl, 'success', {}, ...data), step.account, false);
    return reply(el(NS.sasl, 'failure', {}, el(NS.sasl, step.condition)), null, true);
  }

  #step(element: XmlElement): SaslStep {
    if (element.name === 'abort') return failure('aborted');
    if (element.name === 'auth') {
      const exchange = this.#begin(element.attrs.get('mechanism') ?? '');
      if (!exchange) return failure('invalid-mechanism');
      this.#exchange = exchange;
      // Without an initial response the client waits for an empty challenge (RFC 6120 section 6.4.2).
      return textOf(element) === '' ? { kind: 'challenge', data: '' } : this.#message(exchange, element);
    }
    if (element.name !== 'response' || !this.#exchange) return failure('malformed-request');
    return this.#message(this.#exchange, element);
  }

  #begin(mechanism: string): SaslExchange | null {
    if (!this.mechanisms.includes(mechanism)) return null;
    if (mechanism === 'SCRAM-SHA-256') return scramExchange('sha256', this.#accounts, this.#domain);
    if (mechanism === 'SCRAM-SHA-1') return scramExchange('sha1', this.#accounts, this.#domain);
    return plainExchange(this.#accounts, this.#domain);
  }

  #message(exchange: SaslExchange, element: XmlElement): SaslStep {
    const message = fromBase64(textOf(element));
    return message === null ? failure('incorrect-encoding') : exchange.step(message);
  }
}

function reply(send: XmlElement, account: Account | null, failed: boolean): SaslReply {
  return { send, account, failed };
}

function toBase64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** RFC 6120 section 6.4.2: `=` stands for an empty message. */
function fromBase64(text: string): string | null {
  if (text === '=') return '';
  const valid = text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
  return valid ? Buffer.from(text, 'base64').toString() : null;
}
