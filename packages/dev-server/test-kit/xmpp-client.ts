import { randomUUID } from 'node:crypto';
import { WebSocket, type RawData } from 'ws';
import { childElements, el, textOf, type XmlElement } from '../src/xml/element.js';
import { NS } from '../src/xml/namespaces.js';
import { parseXml } from '../src/xml/parse.js';
import { writeXml } from '../src/xml/write.js';
import { answerScram } from './scram-client.js';

/** A mechanism this client knows. */
export type Mechanism = 'SCRAM-SHA-256' | 'SCRAM-SHA-1' | 'PLAIN';

/** How to sign in. */
export interface SignIn {
  readonly user: string;
  readonly password?: string;
  readonly resource?: string;
  readonly mechanism?: Mechanism;
}

interface Waiter {
  readonly match: (element: XmlElement) => boolean;
  readonly resolve: (element: XmlElement) => void;
  readonly reject: (error: Error) => void;
}

/** A small XMPP client for tests: frames in, frames out, nothing by itself. */
export class XmppClient {
  readonly #socket: WebSocket;
  readonly #inbox: XmlElement[] = [];
  readonly #waiters = new Set<Waiter>();
  /** The code the socket closed with. */
  readonly closed: Promise<number>;
  /** The full address, once bound. */
  jid = '';
  /** How many stanzas came since stream management was turned on: the client's `h`. */
  handled = 0;

  constructor(url: string, protocols: readonly string[] = ['xmpp']) {
    this.#socket = new WebSocket(url, [...protocols]);
    this.#socket.on('message', (data) => this.#take(data));
    this.#socket.on('error', (error) => this.#fail(error));
    this.closed = new Promise((resolve) => {
      this.#socket.on('close', (code) => {
        this.#fail(new Error(`the socket closed with ${code}`));
        resolve(code);
      });
    });
  }

  /** The subprotocol the server chose. */
  get protocol(): string {
    return this.#socket.protocol;
  }

  /** Waits for the socket. */
  async opened(): Promise<this> {
    if (this.#socket.readyState === WebSocket.CONNECTING) {
      await new Promise((resolve, reject) => {
        this.#socket.once('open', resolve);
        this.#socket.once('error', reject);
      });
    }
    return this;
  }

  /** Sends a frame as it is. */
  send(frame: string | Buffer | XmlElement): void {
    const data = typeof frame === 'string' || Buffer.isBuffer(frame) ? frame : writeXml(frame);
    this.#socket.send(data);
  }

  /** The first frame that came, or comes, and matches; the others stay. */
  next(match: (element: XmlElement) => boolean = () => true): Promise<XmlElement> {
    const index = this.#inbox.findIndex(match);
    const [found] = index < 0 ? [] : this.#inbox.splice(index, 1);
    if (found) return Promise.resolve(found);
    if (this.#socket.readyState === WebSocket.CLOSED)
      return Promise.reject(new Error('the socket is closed'));
    return new Promise((resolve, reject) => {
      this.#waiters.add({ match, resolve, reject });
    });
  }

  /** The next frame with this name. */
  nextNamed(name: string): Promise<XmlElement> {
    return this.next((element) => element.name === name);
  }

  /** Takes all frames that came and nobody waited for. */
  drain(): XmlElement[] {
    return this.#inbox.splice(0);
  }

  /** Asks the server something and waits for the answer. */
  async ask(type: 'get' | 'set', payload: XmlElement, to?: string): Promise<XmlElement> {
    const id = randomUUID();
    this.send(el(NS.client, 'iq', { type, id, to }, payload));
    return this.next((element) => element.name === 'iq' && element.attrs.get('id') === id);
  }

  /** Resolves when the server has handled all that was sent, and all it sent before that has come. */
  async settle(): Promise<this> {
    await this.ask('get', el(NS.ping, 'ping'));
    return this;
  }

  /** Opens the stream, or opens it again after signing in; gives the features. */
  async open(domain = 'localhost'): Promise<XmlElement> {
    this.send(el(NS.framing, 'open', { to: domain, version: '1.0' }));
    await this.nextNamed('open');
    return this.nextNamed('features');
  }

  /** Signs in on an open stream; gives the server's last word. */
  async authenticate({ user, password = 'secret', mechanism = 'SCRAM-SHA-1' }: SignIn): Promise<XmlElement> {
    const auth = (name: string, text: string): XmlElement =>
      el(NS.sasl, name, name === 'auth' ? { mechanism } : {}, Buffer.from(text).toString('base64'));
    const answer = (): Promise<XmlElement> => this.next((element) => element.ns === NS.sasl);
    if (mechanism === 'PLAIN') {
      this.send(auth('auth', `\0${user}\0${password}`));
      return answer();
    }
    const first = `n=${user},r=${randomUUID()}`;
    this.send(auth('auth', `n,,${first}`));
    const challenge = await answer();
    if (challenge.name !== 'challenge') return challenge;
    const text = Buffer.from(textOf(challenge), 'base64').toString();
    const hash = mechanism === 'SCRAM-SHA-1' ? 'sha1' : 'sha256';
    const { response, serverProof } = answerScram(hash, password, first, text);
    this.send(auth('response', response));
    const last = await answer();
    if (last.name === 'success' && Buffer.from(textOf(last), 'base64').toString() !== serverProof) {
      throw new Error('the server does not know the password');
    }
    return last;
  }

  /** Opens the stream and signs in, up to where a resource can be bound or a session resumed. */
  async signIn(signIn: SignIn): Promise<this> {
    await this.opened();
    await this.open();
    const last = await this.authenticate(signIn);
    if (last.name !== 'success') throw new Error(`not signed in: ${writeXml(last)}`);
    await this.open();
    return this;
  }

  /** Binds a resource. */
  async bind(resource?: string): Promise<this> {
    const wish = resource === undefined ? [] : [el(NS.bind, 'resource', {}, resource)];
    const result = await this.ask('set', el(NS.bind, 'bind', {}, ...wish));
    const [jid] = childElements(result).flatMap(childElements);
    if (result.attrs.get('type') !== 'result' || !jid) throw new Error(`not bound: ${writeXml(result)}`);
    this.jid = textOf(jid);
    return this;
  }

  /** Turns stream management on; gives the id to resume with. */
  async manage(): Promise<string> {
    this.send(el(NS.management, 'enable', { resume: 'true' }));
    const enabled = await this.nextNamed('enabled');
    return enabled.attrs.get('id') ?? '';
  }

  /** Sends broadcast presence and waits until the server has handled it. */
  async available(priority = 0): Promise<this> {
    this.send(el(NS.client, 'presence', {}, el(NS.client, 'priority', {}, String(priority))));
    return this.settle();
  }

  /** Closes the stream in order. */
  async close(): Promise<number> {
    this.send(el(NS.framing, 'close'));
    return this.closed;
  }

  /** Stops reading. */
  pause(): void {
    this.#socket.pause();
  }

  /** Reads again. */
  resume(): void {
    this.#socket.resume();
  }

  /** Cuts the socket. */
  async cut(): Promise<void> {
    this.#socket.terminate();
    await this.closed;
  }

  #take(data: RawData): void {
    const { element, problem } = parseXml(Buffer.isBuffer(data) ? data.toString() : '', 100);
    if (problem) throw new Error(`the server sent ${problem}`);
    if (element.ns === NS.client) this.handled += 1;
    if (element.name === 'enabled') this.handled = 0;
    for (const waiter of this.#waiters) {
      if (!waiter.match(element)) continue;
      this.#waiters.delete(waiter);
      waiter.resolve(element);
      return;
    }
    this.#inbox.push(element);
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiters) reject(error);
    this.#waiters.clear();
  }
}
