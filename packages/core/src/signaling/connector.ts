import { CallError } from '../model/call-error.js';
import type { UserId } from '../model/ids.js';
import type { CancelTimer } from '../lib/clock.js';
import type { Unsubscribe } from '../lib/emitter.js';
import type { Logger } from '../lib/logger.js';
import type { PageLifecycle, PageMoment } from '../lib/page-lifecycle.js';
import { Liveness, type LivenessTimes } from './liveness.js';
import type { ReconnectPolicy } from './reconnect-policy.js';
import { SignIn, type SignInConfig, type SignInListener } from './sign-in.js';
import type { SignalingState } from './signaling.js';
import type { LinkEnd, LinkListener, LinkSession, XmppLink } from './xmpp-link.js';

/** How to connect and to stay connected. */
export interface ConnectorConfig extends SignInConfig {
  readonly logger: Logger;
  readonly pageLifecycle: PageLifecycle;
  readonly reconnect: ReconnectPolicy;
  readonly liveness: LivenessTimes;
}

/** What a connector tells. */
export interface ConnectorListener extends Pick<LinkListener, 'stanza' | 'unreadable'> {
  /** Online: told before `state`, so that what waits can be sent before anything new. */
  opened(session: LinkSession, userId: UserId): void;
  /** The state changed. */
  state(state: SignalingState, error: CallError | null): void;
}

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (error: CallError) => void;
}

/** A connection that held this long was a good one: after it the backoff starts afresh. In ms. */
const steadyAfter = 10_000;

/** Between two attempts while it is urgent at most, in ms. */
const urgentDelay = 500;

/**
 * How long an urgent attempt may stay silent, in ms. TCP asks for a connection again after 1, 2, 4 … s (RFC 6298): an
 * attempt from before the network came back finds out late, and a new one at once.
 */
const urgentPatience = 2000;

/** After so many urgent attempts each is given twice the time: the network may be a slow one. */
const urgentAttempts = 10;

/**
 * Keeps one user connected: signs in with fresh credentials for each attempt, watches the link, and waits
 * between attempts as the policy says.
 */
export class Connector {
  readonly #config: ConnectorConfig;
  readonly #listener: ConnectorListener;
  readonly #liveness: Liveness;
  #state: SignalingState = 'offline';
  #waiters: readonly Waiter[] = [];
  #signIn: SignIn | null = null;
  #link: XmppLink | null = null;
  #openedAt = 0;
  /** Who signed in first: nobody else may go on from there. */
  #userId: UserId | null = null;
  #failures = 0;
  #refusals = 0;
  #retry: CancelTimer | null = null;
  #urgent = false;
  #leavePage: Unsubscribe | null = null;

  constructor(config: ConnectorConfig, listener: ConnectorListener) {
    this.#config = config;
    this.#listener = listener;
    this.#liveness = new Liveness(config.clock, config.liveness, {
      probe: () => this.#link?.probe(),
      dead: () => {
        this.#link?.abandon();
        this.#onLost({ reason: 'lost', message: 'The server stopped answering.' });
      },
    });
  }

  /** Where the connection stands. */
  get state(): SignalingState {
    return this.#state;
  }

  /** See `Signaling.connect`. */
  connect(): Promise<void> {
    if (this.#state === 'online') return Promise.resolve();
    const online = new Promise<void>((resolve, reject) => {
      this.#waiters = [...this.#waiters, { resolve, reject }];
    });
    if (this.#state === 'reconnecting') {
      this.#hurry();
    } else if (this.#state !== 'connecting') {
      this.#failures = 0;
      this.#refusals = 0;
      this.#userId = null;
      this.#leavePage = this.#config.pageLifecycle.on((moment) => this.#onPage(moment));
      // First the attempt, then the news: a listener may disconnect at once.
      this.#attempt();
      this.#setState('connecting', null);
    }
    return online;
  }

  /** See `Signaling.disconnect`. */
  async disconnect(): Promise<void> {
    if (this.#state === 'offline') return;
    // The goodbye goes out before anybody is told: a page that is being left may not get any further.
    const closed = this.#link?.close();
    const message = 'disconnect() was called before the connection was up.';
    this.#stop('offline', null, new CallError('aborted', message));
    await closed;
  }

  /** Sends a stanza at once; false when there is no open link to take it. */
  send(xml: string): boolean {
    return this.#link?.send(xml) ?? false;
  }

  /** See `Signaling.setUrgent`. */
  setUrgent(isUrgent: boolean): void {
    if (this.#urgent === isUrgent) return;
    this.#urgent = isUrgent;
    this.#liveness.setUrgent(isUrgent);
    if (!isUrgent || this.#state !== 'reconnecting') return;
    this.#signIn?.cancel();
    this.#attempt();
  }

  /** See `Signaling.renew`. */
  renew(): void {
    if (this.#state !== 'online' && this.#state !== 'reconnecting') return;
    this.#signIn?.cancel();
    this.#link?.abandon();
    this.#link = null;
    this.#liveness.stop();
    this.#failures = 0;
    this.#attempt();
    const message = 'The network changed: going on over a new connection.';
    this.#setState('reconnecting', new CallError('disconnected', message));
  }

  #attempt(): void {
    this.#retry?.();
    this.#retry = null;
    const listener: SignInListener = {
      opened: (link, session, userId) => this.#onOpened(link, session, userId),
      failed: (error) => this.#onFailed(error),
      heard: () => this.#liveness.heard(),
      stanza: (stanza) => this.#listener.stanza(stanza),
      unreadable: (failure, stanza) => this.#listener.unreadable(failure, stanza),
      lost: (end) => this.#onLost(end),
    };
    const patience = urgentPatience * 2 ** Math.floor(this.#failures / urgentAttempts);
    this.#signIn = new SignIn(this.#config, this.#userId, listener, this.#urgent ? patience : undefined);
    this.#signIn.start();
  }

  #onOpened(link: XmppLink, session: LinkSession, userId: UserId): void {
    this.#signIn = null;
    this.#link = link;
    this.#userId = userId;
    this.#refusals = 0;
    this.#openedAt = this.#config.clock.now();
    this.#liveness.start();
    const waiters = this.#takeWaiters();
    this.#listener.opened(session, userId);
    for (const { resolve } of waiters) resolve();
    this.#setState('online', null);
  }

  #onFailed(error: CallError): void {
    this.#signIn = null;
    const refused = error.code === 'unauthorized' || error.code === 'insecure-context';
    if (refused) this.#refusals += 1;
    const isFirst = this.#state === 'connecting';
    // While reconnecting a refusal may be a token that has just expired: the credentials are asked once more.
    if (refused && (isFirst || this.#refusals > 1)) this.#stop('unauthorized', error, error);
    else if (isFirst) this.#stop('offline', error, error);
    else {
      this.#config.logger.log('info', 'an attempt to reconnect failed', error);
      this.#failures += 1;
      this.#waitAndRetry();
    }
  }

  #onLost(end: LinkEnd): void {
    this.#link = null;
    this.#liveness.stop();
    const error = new CallError('disconnected', `The connection was lost. ${end.message}`, {
      cause: end.cause,
    });
    if (end.reason === 'replaced') {
      // Coming back would throw the other session out in turn, and so on for ever.
      this.#stop('offline', error, error);
      return;
    }
    const held = this.#config.clock.now() - this.#openedAt;
    this.#failures = held < steadyAfter ? this.#failures + 1 : 0;
    this.#waitAndRetry();
    this.#setState('reconnecting', error);
  }

  #waitAndRetry(): void {
    const usual = this.#config.reconnect.delay(this.#failures);
    const delay = this.#urgent ? Math.min(usual, urgentDelay) : usual;
    this.#retry = this.#config.clock.after(delay, () => this.#attempt());
  }

  /** Does not wait any longer, if it waits. */
  #hurry(): void {
    if (this.#retry !== null) this.#attempt();
  }

  #onPage(moment: PageMoment): void {
    if (moment === 'hidden' || moment === 'leaving') return;
    if (this.#link !== null) {
      // The machine may have slept, or changed its network: then the socket is dead and does not know it.
      this.#liveness.check();
    } else if ((moment === 'online' || moment === 'rerouted') && this.#state === 'reconnecting') {
      // What is under way went out on the old network.
      this.#signIn?.cancel();
      this.#failures = 0;
      this.#attempt();
    } else if (moment === 'visible') {
      this.#hurry();
    }
  }

  #stop(state: 'offline' | 'unauthorized', error: CallError | null, reason: CallError): void {
    this.#signIn?.cancel();
    this.#signIn = null;
    this.#link = null;
    this.#liveness.stop();
    this.#retry?.();
    this.#retry = null;
    this.#leavePage?.();
    this.#leavePage = null;
    for (const { reject } of this.#takeWaiters()) reject(reason);
    this.#setState(state, error);
  }

  #takeWaiters(): readonly Waiter[] {
    const waiters = this.#waiters;
    this.#waiters = [];
    return waiters;
  }

  #setState(state: SignalingState, error: CallError | null): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#listener.state(state, error);
  }
}
