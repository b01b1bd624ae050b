import type { CallError } from '../model/call-error.js';
import type { Contact } from '../model/contact.js';
import type { Jid, SessionId, UserId } from '../model/ids.js';
import type { Signal } from '../model/signal.js';
import type { Clock } from '../lib/clock.js';
import type { Unsubscribe } from '../lib/emitter.js';
import type { Logger } from '../lib/logger.js';
import type { PageLifecycle } from '../lib/page-lifecycle.js';
import type { XmlElement } from '../wire/xml-element.js';
import type { Addressing } from './addressing.js';

/**
 * Where signaling stands. `unauthorized` and `offline` stay until `connect()` is called again;
 * `connecting` and `reconnecting` go on by themselves.
 */
export type SignalingState = 'offline' | 'connecting' | 'online' | 'reconnecting' | 'unauthorized';

/** A signal as it arrived. */
export interface IncomingSignal {
  readonly from: UserId;
  /** The sender's resource, `null` when the JID was bare. */
  readonly resource: string | null;
  /** The stanza's `id`, `null` when it had none. */
  readonly id: string | null;
  readonly signal: Signal;
}

/** A message that is no signal, as it arrived. */
export interface IncomingMessage {
  readonly from: UserId;
  /** The sender's resource, `null` when the JID was bare. */
  readonly resource: string | null;
  /** The whole stanza. */
  readonly message: XmlElement;
}

/** Who a message is for: one device of a user, or with `null` whichever the server chooses. */
export interface MessageAddress {
  readonly userId: UserId;
  readonly resource: string | null;
}

/** Why a stanza that claimed to be a signal was refused. */
export interface SignalFailure {
  readonly code:
    'missing-field' | 'wrong-type' | 'unknown-signal-type' | 'too-large' | 'too-deep' | 'unknown-sender';
  /** For a developer; holds no SDP and no credential. */
  readonly message: string;
  /** The field it is about, where there is one. */
  readonly field?: string;
  readonly from: Jid | null;
}

/** What a signaling connection tells. */
export interface SignalingEvents {
  state: [state: SignalingState, error: CallError | null];
  /**
   * Online, told after `state`. `resumed` is false for a new session: signals sent shortly before the
   * connection broke may have been lost or may arrive twice, so calls should be checked with their peers.
   */
  session: [details: { readonly resumed: boolean }];
  signal: [incoming: IncomingSignal];
  /** Any other message of a user: chat, receipts, errors. One's own account speaks for the server (XEP-0313). */
  message: [incoming: IncomingMessage];
  contacts: [contacts: readonly Contact[]];
  /** The server has given a `call` back: it knows nobody of that name, or may not let it through. */
  undelivered: [call: { readonly to: UserId; readonly sessionId: SessionId }];
  /** `blocked` is another list now. */
  blocked: [];
  failure: [failure: SignalFailure];
}

/**
 * The port to the signaling network. One implementation speaks XMPP through Strophe, another is the
 * fake network of `@parley/testing`.
 */
export interface Signaling {
  readonly state: SignalingState;
  /** The signed-in user, `null` before the first `online`. */
  readonly userId: UserId | null;
  /** The roster with presence, as last told. */
  readonly contacts: readonly Contact[];
  /** Whom the server holds back for us; `null` while that is not known, and where it cannot. */
  readonly blocked: readonly UserId[] | null;
  /** Fetches what `connect()` needs, where that comes later, so that nothing waits for it twice. */
  prepare?(): Promise<void>;
  /**
   * Signs in; resolves when online.
   *
   * @throws CallError `unauthorized`, `insecure-context` (a secret would travel unencrypted),
   * `credentials-failed`, `unreachable` (the first attempt failed; nothing goes on in the background),
   * `aborted` (`disconnect()` was called meanwhile) or `closed`
   */
  connect(): Promise<void>;
  /** Says goodbye to the server and goes `offline`. Idempotent. */
  disconnect(): Promise<void>;
  /**
   * Sends to every available resource of a user, or to one of them. While `reconnecting` the signal waits in an
   * outbox and goes out, in order, once online again.
   *
   * @param resource - which device it is for; `null`, the default: all of them
   * @throws CallError `disconnected` when `offline` or `unauthorized`, `stanza-invalid` when the signal
   * cannot be written as XML
   */
  send(to: UserId, signal: Signal, resource?: string | null): void;
  /** Whether the user is online with other devices, as far as the server has told. */
  readonly hasOtherDevices: boolean;
  /** Sends to each of the user's own other devices that are online, nothing where there is none. Never throws. */
  tellOwnDevices(signal: Signal): void;
  /**
   * Sends a message that is no signal, such as chat: `to` is set, all else is sent as it is. While `reconnecting` it
   * waits as signals do, and never grows stale.
   *
   * @throws CallError `disconnected` when `offline` or `unauthorized`
   */
  sendMessage(to: MessageAddress, message: XmlElement): void;
  /**
   * Has the server hold somebody back, or let them through again.
   *
   * @throws CallError `disconnected` when it did not confirm it
   */
  setBlocked(userId: UserId, isBlocked: boolean): Promise<void>;
  /**
   * Asks the server, or rather one's own account there: an `iq` without an address (RFC 6120 section 10.3.3).
   *
   * @param query - its one child
   * @param whom - `server`: the server itself, by its address. Default `account`
   * @returns the whole answer
   * @throws CallError `disconnected` unless `online`, when the server says no, and when no answer comes
   */
  ask(type: 'get' | 'set', query: XmlElement, whom?: 'account' | 'server'): Promise<XmlElement>;
  /**
   * While it is urgent, as when the media of a call broke off, a server that has fallen silent is noticed within
   * seconds, and attempts to come back follow closely on each other. Not at first.
   */
  setUrgent(isUrgent: boolean): void;
  /**
   * The network is another one: goes on over a new connection, as the old one may be dead without knowing it (a
   * WebSocket does not end when an address changes). Nothing happens unless `online` or `reconnecting`.
   */
  renew(): void;
  on<K extends keyof SignalingEvents>(event: K, listener: (...args: SignalingEvents[K]) => void): Unsubscribe;
  /** Disconnects and forgets all listeners. Idempotent. */
  close(): void;
}

/** What a signaling implementation is given by the client that uses it. */
export interface SignalingContext {
  readonly addressing: Addressing;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly pageLifecycle: PageLifecycle;
}

/** Makes the signaling of one client; `strophe({ … })` returns one. */
export type SignalingFactory = (context: SignalingContext) => Signaling;
