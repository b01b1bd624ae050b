import { CallError } from '../model/call-error.js';
import type { UserId } from '../model/ids.js';
import type { CancelTimer, Clock } from '../lib/clock.js';
import type { Addressing } from './addressing.js';
import {
  askCredentials,
  mechanismsFor,
  secretOf,
  type Credentials,
  type CredentialsSource,
} from './credentials.js';
import type { Service } from './service.js';
import type { LinkEnd, LinkFactory, LinkListener, LinkSession, Login, XmppLink } from './xmpp-link.js';

/** What signing in takes. */
export interface SignInConfig {
  readonly addressing: Addressing;
  readonly clock: Clock;
  /** In order of preference: the next one is tried when one cannot be opened at all. Not empty. */
  readonly services: readonly Service[];
  readonly credentials: CredentialsSource;
  /** The resource to ask for. */
  readonly resource: string;
  readonly openLink: LinkFactory;
  /** How long a service may take from its first byte to being online, in ms. */
  readonly connectTimeout: number;
  /** How long a service may stay silent before the next one is tried, in ms. */
  readonly fallbackAfter: number;
}

/** What signing in leads to: `opened` or `failed`, and after `opened` the life of the link. */
export interface SignInListener extends Pick<LinkListener, 'heard' | 'stanza' | 'unreadable'> {
  opened(link: XmppLink, session: LinkSession, userId: UserId): void;
  /** It failed, with `unauthorized`, `insecure-context`, `credentials-failed` or `unreachable`. */
  failed(error: CallError): void;
  /** The link that was opened ended by itself. */
  lost(end: LinkEnd): void;
}

/** One attempt to get online: asks for credentials and tries the services in turn. Used once. */
export class SignIn {
  readonly #config: SignInConfig;
  readonly #expected: UserId | null;
  readonly #patience: number;
  readonly #listener: SignInListener;
  #settled = false;
  #link: XmppLink | null = null;
  #timer: CancelTimer | null = null;

  /**
   * @param expected - who must sign in, `null` for anybody
   * @param patience - how long each service may stay silent at most, in ms
   */
  constructor(
    config: SignInConfig,
    expected: UserId | null,
    listener: SignInListener,
    patience: number = Infinity,
  ) {
    this.#config = config;
    this.#expected = expected;
    this.#patience = patience;
    this.#listener = listener;
  }

  /** Begins. */
  start(): void {
    askCredentials(this.#config.credentials).then(
      (credentials) => this.#tryService(credentials, 0),
      (error: unknown) => this.#fail(toCallError(error)),
    );
  }

  /** Gives up, silently; nothing happens once it has opened or failed. */
  cancel(): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#timer?.();
    this.#link?.abandon();
  }

  #tryService(credentials: Credentials, index: number): void {
    const service = this.#config.services[index];
    if (this.#settled || service === undefined) return;
    let login: Login;
    try {
      login = this.#toLogin(credentials, service);
    } catch (error) {
      this.#fail(toCallError(error));
      return;
    }
    const isLast = index + 1 === this.#config.services.length;
    this.#open(service, login, credentials.userId, isLast, () => this.#tryService(credentials, index + 1));
  }

  #open(service: Service, login: Login, userId: UserId, isLast: boolean, tryNext: () => void): void {
    const listener = this.#listener;
    const { clock, connectTimeout, fallbackAfter } = this.#config;
    let heard = false;
    let opened = false;
    const giveUp = (end: LinkEnd): void => {
      if (this.#settled) return;
      this.#timer?.();
      // Only a service that said nothing is replaced by the next: a refusal is an answer.
      if (end.reason === 'unreachable' && !heard && !isLast) tryNext();
      else this.#fail(toError(end, service));
    };
    const link = this.#config.openLink(service, login, {
      opened: (session) => {
        if (this.#settled) return;
        opened = true;
        this.#settled = true;
        this.#timer?.();
        listener.opened(link, session, userId);
      },
      ended: (end) => {
        if (opened) listener.lost(end);
        else giveUp(end);
      },
      heard: () => {
        heard = true;
        listener.heard();
      },
      stanza: (stanza) => listener.stanza(stanza),
      unreadable: (failure, stanza) => listener.unreadable(failure, stanza),
    });
    const expire = (): void => {
      link.abandon();
      giveUp({ reason: 'unreachable', message: 'It did not answer in time.' });
    };
    this.#link = link;
    const silence = Math.min(isLast ? connectTimeout : fallbackAfter, this.#patience);
    this.#timer = clock.after(silence, () => {
      if (heard && silence < connectTimeout)
        this.#timer = clock.after(Math.max(0, connectTimeout - silence), expire);
      else expire();
    });
    link.open();
  }

  #toLogin(credentials: Credentials, service: Service): Login {
    const { userId } = credentials;
    if (this.#expected !== null && userId !== this.#expected) {
      // The calls under way belong to the first user: going on as another one would mix them up.
      throw new CallError(
        'unauthorized',
        'The credentials now name another user: disconnect() before signing in as somebody else.',
      );
    }
    const jid = `${this.#config.addressing.toJid(userId)}/${this.#config.resource}`;
    return { jid, secret: secretOf(credentials), mechanisms: mechanismsFor(credentials, service) };
  }

  #fail(error: CallError): void {
    if (this.#settled) return;
    this.cancel();
    this.#listener.failed(error);
  }
}

function toCallError(error: unknown): CallError {
  if (error instanceof CallError && error.code !== 'invalid-argument') return error;
  // An addressing that cannot make a JID of the user id.
  return new CallError('credentials-failed', 'The user id of the credentials is not usable: see the cause.', {
    cause: error,
  });
}

function toError(end: LinkEnd, { url }: Service): CallError {
  const cause = end.cause === undefined ? {} : { cause: end.cause };
  if (end.reason === 'refused') {
    return new CallError('unauthorized', `${url} did not accept the login. ${end.message}`, cause);
  }
  return new CallError('unreachable', `${url} cannot be reached. ${end.message}`, cause);
}
