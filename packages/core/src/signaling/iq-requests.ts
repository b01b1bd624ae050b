import { CallError } from '../model/call-error.js';
import type { Clock } from '../lib/clock.js';
import type { Jid } from '../model/ids.js';
import { randomUuid } from '../lib/random-uuid.js';
import { writeXml } from '../wire/write-xml.js';
import { xmlElement, type XmlElement } from '../wire/xml-element.js';

/** How long an answer may take, in ms. */
const answerLimit = 15_000;

/** Takes the answering `iq`; or why there is none: `disconnected`. */
export type AnswerHandler = (answer: XmlElement | CallError) => void;

interface Pending {
  readonly done: AnswerHandler;
  readonly cancel: () => void;
}

/**
 * Requests to the server and their answers (RFC 6120 section 8.2.3). Every request is settled: by its answer, by
 * the clock, or by `abort()`. By callback and not by promise, for an answer must be taken before the stanza
 * that came right behind it.
 */
export class IqRequests {
  readonly #clock: Clock;
  readonly #send: (xml: string) => void;
  readonly #pending = new Map<string, Pending>();

  constructor(clock: Clock, send: (xml: string) => void) {
    this.#clock = clock;
    this.#send = send;
  }

  /** Asks the server for something. */
  get(query: XmlElement, done: AnswerHandler): void {
    this.ask('get', query, done);
  }

  /**
   * Asks the server for something, or to change something.
   *
   * @param to - its address; without one, our own account is asked
   */
  ask(type: 'get' | 'set', query: XmlElement, done: AnswerHandler, to?: Jid): void {
    const id = randomUuid();
    const cancel = this.#clock.after(answerLimit, () => this.#fail(id, 'The server did not answer in time.'));
    this.#pending.set(id, { done, cancel });
    const attrs = { type, id, ...(to === undefined ? {} : { to }), xmlns: 'jabber:client' };
    this.#send(writeXml(xmlElement('iq', attrs, [query])));
  }

  /**
   * Takes an answer. Only the server may give one: its stanzas come without `from`, from our own account or
   * from the host, and a peer that guesses an id must not get through.
   *
   * @param fromServer - whether it came from there
   */
  handleAnswer(iq: XmlElement, fromServer: boolean): void {
    const id = iq.attrs['id'] ?? '';
    const pending = this.#pending.get(id);
    if (pending === undefined || !fromServer) return;
    if (iq.attrs['type'] !== 'result') {
      this.#fail(id, 'The server refused the request.');
      return;
    }
    this.#pending.delete(id);
    pending.cancel();
    pending.done(iq);
  }

  /** Fails whatever waits: its answers can no longer come. */
  abort(): void {
    for (const id of this.#pending.keys()) this.#fail(id, 'The connection ended before the answer came.');
  }

  #fail(id: string, message: string): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    pending?.cancel();
    pending?.done(new CallError('disconnected', message));
  }
}
