import { createFakeClock, type FakeClock } from '@parley/testing';
import { silentLogger } from '../src/lib/logger.js';
import type { PageMoment } from '../src/lib/page-lifecycle.js';
import { jidAddressing } from '../src/signaling/addressing-jid.js';
import type { Credentials } from '../src/signaling/credentials.js';
import { defaultLivenessTimes } from '../src/signaling/liveness.js';
import { parseService } from '../src/signaling/service.js';
import { XmppSignaling } from '../src/signaling/xmpp-signaling.js';
import { FakeLink } from './fake-links.js';
import { SignalingLog } from './signaling-log.js';

/** A signaling on fake links and a fake clock. Waits 100 ms for each failure before it reconnects. */
export class SignalingRig {
  readonly clock: FakeClock = createFakeClock();
  readonly links: FakeLink[] = [];
  readonly signaling: XmppSignaling;
  readonly log: SignalingLog;
  /** What the credentials function gives, or throws when it is an error. */
  credentials: Credentials | Error = { userId: 'alice', password: 'secret' };
  asked = 0;
  readonly #pageListeners = new Set<(moment: PageMoment) => void>();

  /** @param urls - the services, in order of preference */
  constructor(urls: readonly string[] = ['wss://chat.example/ws']) {
    const credentials = (): Credentials => {
      this.asked += 1;
      if (this.credentials instanceof Error) throw this.credentials;
      return this.credentials;
    };
    this.signaling = new XmppSignaling(
      {
        addressing: jidAddressing({ host: 'chat.example' }),
        clock: this.clock,
        logger: silentLogger,
        pageLifecycle: {
          on: (listener) => {
            this.#pageListeners.add(listener);
            return () => this.#pageListeners.delete(listener);
          },
        },
      },
      {
        services: urls.map((url) => parseService(url, 'service')),
        credentials,
        resource: 'phone',
        openLink: (service, login, listener) => {
          const link = new FakeLink(service, login, listener);
          this.links.push(link);
          return link;
        },
        reconnect: { delay: (failures) => (failures + 1) * 100 },
        liveness: defaultLivenessTimes,
        connectTimeout: 15_000,
        fallbackAfter: 5000,
      },
    );
    this.log = new SignalingLog(this.signaling);
  }

  /** The link made last. */
  get link(): FakeLink {
    const link = this.links.at(-1);
    if (link === undefined) throw new Error('No link was made.');
    return link;
  }

  /** How many listen to the page. */
  get pageListeners(): number {
    return this.#pageListeners.size;
  }

  /** Tells what happened to the page. */
  page(moment: PageMoment): void {
    for (const listener of this.#pageListeners) listener(moment);
  }

  /** Connects, with a link that is accepted. */
  async goOnline(): Promise<void> {
    const online = this.signaling.connect();
    await this.clock.settle();
    this.link.accept();
    await online;
  }

  /** Loses the link, and lets the next attempt begin. */
  async loseAndRetry(): Promise<void> {
    this.link.end('lost');
    await this.clock.advance(200);
  }
}
