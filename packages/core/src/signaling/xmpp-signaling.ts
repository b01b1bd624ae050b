import { CallError } from '../model/call-error.js';
import type { Contact } from '../model/contact.js';
import type { Jid, UserId } from '../model/ids.js';
import type { Signal } from '../model/signal.js';
import { Emitter, type Unsubscribe } from '../lib/emitter.js';
import { randomUuid } from '../lib/random-uuid.js';
import { decodeSignal } from '../wire/decode.js';
import { encodeSignal } from '../wire/encode.js';
import { writeXml } from '../wire/write-xml.js';
import { childElements, xmlElement, type XmlElement } from '../wire/xml-element.js';
import { BlockList } from './block-list.js';
import { Connector, type ConnectorConfig } from './connector.js';
import { fingerprint } from './fingerprint.js';
import { IqRequests } from './iq-requests.js';
import { splitJid } from './jid.js';
import { Outbox, type OutboxLimits } from './outbox.js';
import { OwnDevices } from './own-devices.js';
import { Roster } from './roster.js';
import { SeenIds } from './seen-ids.js';
import { SentCalls } from './sent-calls.js';
import type {
  MessageAddress,
  Signaling,
  SignalingContext,
  SignalingEvents,
  SignalingState,
} from './signaling.js';
import type { LinkSession } from './xmpp-link.js';

/** What is fixed for one implementation of the link. */
export type XmppConfig = Omit<ConnectorConfig, keyof SignalingContext> & { readonly outbox?: OutboxLimits };

const clientNamespace = 'jabber:client';

/** Signaling over XMPP, whatever the link is made of. */
export class XmppSignaling implements Signaling {
  readonly #context: SignalingContext;
  readonly #emitter: Emitter<SignalingEvents>;
  readonly #connector: Connector;
  readonly #outbox: Outbox;
  readonly #iqs: IqRequests;
  readonly #roster: Roster;
  readonly #blockList: BlockList;
  readonly #seen = new SeenIds();
  readonly #ownDevices: OwnDevices;
  readonly #sentCalls = new SentCalls();
  #session: LinkSession | null = null;
  #userId: UserId | null = null;
  #closed = false;

  constructor(
    context: SignalingContext,
    config: XmppConfig,
    emitter: Emitter<SignalingEvents> = new Emitter(context.logger),
  ) {
    const { clock } = context;
    this.#context = context;
    this.#emitter = emitter;
    this.#outbox = new Outbox(clock, config.outbox);
    this.#ownDevices = new OwnDevices(context.addressing);
    this.#connector = new Connector(
      { ...config, ...context },
      {
        opened: (session, userId) => this.#onOpened(session, userId),
        state: (state, error) => this.#onState(state, error),
        stanza: (stanza) => this.#onStanza(stanza),
        unreadable: (failure, { name, from }) => {
          if (name === 'message') this.#emitter.emit('failure', { ...failure, from });
        },
      },
    );
    this.#iqs = new IqRequests(clock, (xml) => this.#connector.send(xml));
    const changed = (contacts: readonly Contact[]): void => this.#emitter.emit('contacts', contacts);
    this.#roster = new Roster({ ...context, iqs: this.#iqs, changed });
    this.#blockList = new BlockList({
      addressing: context.addressing,
      iqs: this.#iqs,
      changed: () => this.#emitter.emit('blocked'),
    });
  }

  get state(): SignalingState {
    return this.#connector.state;
  }

  get userId(): UserId | null {
    return this.#userId;
  }

  get contacts(): readonly Contact[] {
    return this.#roster.contacts;
  }

  get blocked(): readonly UserId[] | null {
    return this.#blockList.userIds;
  }

  setBlocked(userId: UserId, isBlocked: boolean): Promise<void> {
    return this.#blockList.set(userId, isBlocked);
  }

  get hasOtherDevices(): boolean {
    return this.#ownDevices.resources.length > 0;
  }

  async connect(): Promise<void> {
    if (this.#closed) throw new CallError('closed', 'This signaling is closed: make a new one.');
    await this.#connector.connect();
  }

  disconnect(): Promise<void> {
    return this.#connector.disconnect();
  }

  send(to: UserId, signal: Signal, resource: string | null = null): void {
    this.#assertCanSend();
    const jid = this.#context.addressing.toJid(to);
    const id = randomUuid();
    const xml = writeXml(encodeSignal(signal, { to: resource === null ? jid : `${jid}/${resource}`, id }));
    if (signal.type === 'call') this.#sentCalls.add(id, { to, sessionId: signal.sessionId });
    if (!this.#connector.send(xml)) this.#outbox.add({ to, resource, signal, xml });
  }

  tellOwnDevices(signal: Signal): void {
    const { userId } = this;
    // What waits for the connection would come too late: whoever rings then has heard it from the caller, or rings on.
    if (userId === null || this.state !== 'online') return;
    for (const resource of this.#ownDevices.resources) this.send(userId, signal, resource);
  }

  sendMessage({ userId, resource }: MessageAddress, { attrs, ...message }: XmlElement): void {
    this.#assertCanSend();
    const bare = this.#context.addressing.toJid(userId);
    const to = resource === null ? bare : `${bare}/${resource}`;
    const xml = writeXml({ ...message, attrs: { ...attrs, to } });
    if (!this.#connector.send(xml)) this.#outbox.add({ to: userId, signal: null, xml });
  }

  ask(type: 'get' | 'set', query: XmlElement, whom: 'account' | 'server' = 'account'): Promise<XmlElement> {
    return new Promise((resolve, reject) => {
      if (this.state !== 'online')
        throw new CallError('disconnected', `The server cannot be asked while ${this.state}.`);
      const done = (answer: XmlElement | CallError): void =>
        answer instanceof CallError ? reject(answer) : resolve(answer);
      this.#iqs.ask(type, query, done, whom === 'server' ? this.#context.addressing.host : undefined);
    });
  }

  setUrgent(isUrgent: boolean): void {
    this.#connector.setUrgent(isUrgent);
  }

  renew(): void {
    this.#connector.renew();
  }

  on<K extends keyof SignalingEvents>(
    event: K,
    listener: (...args: SignalingEvents[K]) => void,
  ): Unsubscribe {
    return this.#emitter.on(event, listener);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    void this.#connector.disconnect();
    this.#emitter.clear();
  }

  #assertCanSend(): void {
    const { state } = this;
    if (state !== 'online' && state !== 'reconnecting')
      throw new CallError('disconnected', `Nothing can be sent while ${state}: connect() first.`);
  }

  #onOpened(session: LinkSession, userId: UserId): void {
    this.#session = session;
    const { jid, resumed } = session;
    if (!resumed) {
      // What was asked on the session before is answered no more. A resumed one still brings its answers.
      this.#iqs.abort();
      // The server's spelling of our id, which is the one that others see.
      this.#userId = this.#context.addressing.toUserId(jid) ?? userId;
      // In this order: the roster tells whose presence comes; and without presence of our own the server
      // has nowhere to deliver what others answer to the signals that follow (RFC 6121 section 8.5.2).
      this.#roster.begin(this.#userId);
      this.#ownDevices.begin(jid);
      this.#connector.send(writeXml(xmlElement('presence', { xmlns: clientNamespace })));
      this.#blockList.begin(this.#userId);
    }
    for (const { xml } of this.#outbox.drain()) this.#connector.send(xml);
  }

  #onState(state: SignalingState, error: CallError | null): void {
    this.#emitter.emit('state', state, error);
    // A listener may have changed it meanwhile: then the rest has been done.
    if (this.state !== state) return;
    if (state === 'offline' || state === 'unauthorized') {
      this.#outbox.clear();
      this.#iqs.abort();
      this.#roster.end();
    } else if (state === 'online' && this.#session !== null) {
      this.#emitter.emit('session', { resumed: this.#session.resumed });
    }
  }

  #onStanza(stanza: XmlElement): void {
    switch (stanza.name) {
      case 'message':
        this.#onMessage(stanza);
        break;
      case 'presence':
        this.#ownDevices.handlePresence(stanza);
        this.#roster.handlePresence(stanza);
        break;
      case 'iq':
        this.#onIq(stanza);
        break;
      default:
    }
  }

  #onMessage(message: XmlElement): void {
    const decoded = decodeSignal(message);
    const from = message.attrs['from'] ?? null;
    if (decoded === null) {
      const undelivered = this.#sentCalls.take(message);
      if (undelivered) {
        this.#emitter.emit('undelivered', undelivered);
        return;
      }
      // Without an address it comes from one's own account (RFC 6120 section 8.1.2.1).
      const userId = from === null ? this.#userId : this.#context.addressing.toUserId(from);
      const resource = from === null ? null : (splitJid(from)?.resource ?? null);
      if (userId !== null) this.#emitter.emit('message', { from: userId, resource, message });
      return;
    }
    if (!decoded.ok) {
      this.#emitter.emit('failure', { ...decoded.failure, from });
      return;
    }
    const sender = from === null ? null : this.#context.addressing.toUserId(from);
    if (from === null || sender === null) {
      const text = 'The sender is not a user of this addressing.';
      this.#emitter.emit('failure', { code: 'unknown-sender', message: text, from });
      return;
    }
    const { id, signal } = decoded;
    // The content counts too: a client that counts its ids from 1 in each session must still be heard.
    if (id !== null && !this.#seen.isNew(sender, `${id} ${fingerprint(JSON.stringify(signal))}`)) return;
    this.#emitter.emit('signal', { from: sender, resource: splitJid(from)?.resource ?? null, id, signal });
  }

  #onIq(iq: XmlElement): void {
    const { type, from } = iq.attrs;
    const trusted = this.#isFromServer(from);
    if (type === 'result' || type === 'error') {
      this.#iqs.handleAnswer(iq, trusted);
    } else if (type === 'get' || type === 'set') {
      const isPing = type === 'get' && childElements(iq)[0]?.attrs['xmlns'] === 'urn:xmpp:ping';
      const done = isPing || (type === 'set' && trusted && this.#takePush(iq));
      this.#answer(iq, done);
    }
  }

  #takePush(iq: XmlElement): boolean {
    return this.#roster.handlePush(iq) || this.#blockList.handlePush(iq);
  }

  /** Every request gets an answer (RFC 6120 section 8.2.3); servers drop clients that leave pings open. */
  #answer(iq: XmlElement, done: boolean): void {
    const { id = '', from } = iq.attrs;
    const attrs = { type: done ? 'result' : 'error', id, ...(from === undefined ? {} : { to: from }) };
    const condition = xmlElement('service-unavailable', { xmlns: 'urn:ietf:params:xml:ns:xmpp-stanzas' });
    const children = done ? [] : [xmlElement('error', { type: 'cancel' }, [condition])];
    this.#connector.send(writeXml(xmlElement('iq', { ...attrs, xmlns: clientNamespace }, children)));
  }

  #isFromServer(from: Jid | undefined): boolean {
    const own = this.#session?.jid ?? '';
    const bare = own.slice(0, own.indexOf('/'));
    return from === undefined || from === own || from === bare || from === this.#context.addressing.host;
  }
}
