import { systemClock } from '../src/lib/clock.js';
import { silentLogger } from '../src/lib/logger.js';
import type { PageMoment } from '../src/lib/page-lifecycle.js';
import { jidAddressing } from '../src/signaling/addressing-jid.js';
import { parseService } from '../src/signaling/service.js';
import type { Signaling } from '../src/signaling/signaling.js';
import { ResumptionStore } from '../src/signaling/strophe/resumption-store.js';
import { StropheLink } from '../src/signaling/strophe/strophe-link.js';
import { strophe } from '../src/signaling/strophe/strophe.js';
import type { StropheOptions } from '../src/signaling/strophe/strophe-options.js';
import type { XmlElement } from '../src/wire/xml-element.js';
import { Prosody, prosodyHosts, type ProsodyUsers } from './prosody.js';
import { SignalingLog, until } from './signaling-log.js';
import { TcpProxy } from './tcp-proxy.js';
import { XmlHttpRequest } from './xml-http-request.js';

const users = {
  alice: { roster: { bob: 'Bob the Builder', carol: 'Carol' } },
  bob: { roster: { alice: 'Alice' } },
  carol: {},
  // Names that SASL and XMPP must escape or encode, each in its own way.
  'a=b,c': {},
  zoë: {},
  '𠮷': {},
  'the\\20boss\\40home': {},
} as const satisfies ProsodyUsers;

/** Somebody who has an account. */
export type RigUser = keyof typeof users;

/** A link below the signaling: for sending and seeing stanzas as they are. */
export interface RawLink {
  readonly link: StropheLink;
  readonly stanzas: readonly XmlElement[];
}

/** Two who are online and see each other. */
export interface Pair {
  readonly alice: Signaling;
  readonly bob: Signaling;
  readonly atAlice: SignalingLog;
  readonly atBob: SignalingLog;
}

/** A Prosody, a proxy in front of it, and the means to sign in through either. */
export class XmppRig {
  readonly prosody: Prosody;
  readonly proxy: TcpProxy;
  #made: Signaling[] = [];
  #pageListeners: ((moment: PageMoment) => void)[] = [];

  /** Starts it all. */
  static async start(): Promise<XmppRig> {
    Object.defineProperty(globalThis, 'XMLHttpRequest', { value: XmlHttpRequest, configurable: true });
    const prosody = await Prosody.start(users);
    return new XmppRig(prosody, await TcpProxy.start(prosody.port));
  }

  private constructor(prosody: Prosody, proxy: TcpProxy) {
    this.prosody = prosody;
    this.proxy = proxy;
  }

  /** The WebSocket through the proxy. */
  get proxiedWebSocket(): string {
    return webSocket(this.proxy.port);
  }

  /** Signs everybody out and mends the proxy: for after each test. */
  async reset(): Promise<void> {
    this.proxy.thaw();
    this.proxy.refuse(false);
    this.proxy.onPiece = () => undefined;
    await Promise.all(this.#made.map((signaling) => signaling.disconnect()));
    for (const signaling of this.#made) signaling.close();
    this.#made = [];
    this.#pageListeners = [];
  }

  /** Ends it all. */
  async stop(): Promise<void> {
    await this.proxy.stop();
    await this.prosody.stop();
    Reflect.deleteProperty(globalThis, 'XMLHttpRequest');
  }

  /** Tells everybody what happened to the page. */
  page(moment: PageMoment): void {
    for (const listener of this.#pageListeners) listener(moment);
  }

  /** Makes a signaling that hardly waits when it reconnects. */
  make(userId: RigUser, options: Partial<StropheOptions> = {}, host: string = prosodyHosts.full): Signaling {
    const factory = strophe({
      service: webSocket(this.prosody.port),
      credentials: () => ({ userId, password: `secret of ${userId}` }),
      reconnect: { delay: () => 10 },
      ...options,
    });
    const signaling = factory({
      addressing: jidAddressing({ host }),
      clock: systemClock,
      logger: silentLogger,
      pageLifecycle: {
        on: (listener) => {
          this.#pageListeners.push(listener);
          return () => undefined;
        },
      },
    });
    this.#made.push(signaling);
    return signaling;
  }

  /** Makes one and signs in. */
  async online(userId: RigUser, options?: Partial<StropheOptions>): Promise<Signaling> {
    const signaling = this.make(userId, options);
    await signaling.connect();
    return signaling;
  }

  /** Alice and Bob online, each seen by the other, so that headlines reach them. Options are for Alice. */
  async pair(options: Partial<StropheOptions> = {}): Promise<Pair> {
    const [alice, bob] = await Promise.all([this.online('alice', options), this.online('bob')]);
    const [atAlice, atBob] = [new SignalingLog(alice), new SignalingLog(bob)];
    await until('they see each other', () => sees(alice, 'bob') && sees(bob, 'alice'));
    return { alice, bob, atAlice, atBob };
  }

  /** Opens a link of its own. */
  async rawLink(userId: RigUser, resource: string): Promise<RawLink> {
    const stanzas: XmlElement[] = [];
    const context = { clock: systemClock, logger: silentLogger, store: new ResumptionStore(systemClock) };
    const service = parseService(webSocket(this.prosody.port), 'service');
    const jid = `${userId}@${prosodyHosts.full}/${resource}`;
    const secret = `secret of ${userId}`;
    const link = await new Promise<StropheLink>((resolve, reject) => {
      const made = new StropheLink(
        context,
        service,
        { jid, secret, mechanisms: ['SCRAM-SHA-256'] },
        {
          opened: () => resolve(made),
          heard: () => undefined,
          stanza: (stanza) => stanzas.push(stanza),
          unreadable: () => undefined,
          ended: (end) => reject(new Error(end.message)),
        },
      );
      made.open();
    });
    return { link, stanzas };
  }
}

/** The address of a WebSocket on this machine. */
export function webSocket(port: number): string {
  return `ws://127.0.0.1:${port}/xmpp-websocket`;
}

/** The address of a BOSH service on this machine. */
export function bosh(port: number): string {
  return `http://127.0.0.1:${port}/http-bind`;
}

/** True when somebody is shown as available. */
export function sees(signaling: Signaling, userId: RigUser): boolean {
  return signaling.contacts.some((contact) => contact.userId === userId && contact.available);
}
