import type { Jid } from '../model/ids.js';
import type { WireFailure } from '../wire/wire-failure.js';
import type { XmlElement } from '../wire/xml-element.js';
import type { SaslMechanism } from './credentials.js';
import type { Service } from './service.js';

/** What a link needs to sign in. */
export interface Login {
  /** The full JID to bind; the server may bind another resource. */
  readonly jid: Jid;
  readonly secret: string;
  readonly mechanisms: readonly SaslMechanism[];
}

/** A stream that is ready for stanzas. */
export interface LinkSession {
  /** The bound full JID. */
  readonly jid: Jid;
  /** True when it goes on where the one before broke off, with nothing lost (XEP-0198). */
  readonly resumed: boolean;
}

/** Why a link ended by itself. */
export interface LinkEnd {
  /**
   * `unreachable`: it could not be opened; `refused`: the server did not accept the login; `replaced`: another
   * session took its resource; `lost`: it broke after it was open.
   */
  readonly reason: 'unreachable' | 'refused' | 'replaced' | 'lost';
  /** For a developer; holds no credential. */
  readonly message: string;
  readonly cause?: unknown;
}

/** What a link tells. All of it synchronously, as it happens. */
export interface LinkListener {
  /** Signed in and bound. Stanzas that follow are told from now on. */
  opened(session: LinkSession): void;
  /** Anything at all came from the server. */
  heard(): void;
  /** A stanza arrived. */
  stanza(stanza: XmlElement): void;
  /** A stanza arrived that is too large or too deep to be read. */
  unreadable(failure: WireFailure, stanza: { readonly name: string; readonly from: Jid | null }): void;
  /** It is over. Told once, and not after `close()` or `abandon()`. */
  ended(end: LinkEnd): void;
}

/** One stream to a server, from opening to end: never used twice. */
export interface XmppLink {
  /** Begins to open. */
  open(): void;
  /**
   * Writes a stanza at once: it is on the socket, in order, when this returns.
   *
   * @returns false when it could not be handed over: the link is about to end
   */
  send(xml: string): boolean;
  /** Makes the server say something. */
  probe(): void;
  /** Says goodbye, so that the server ends the session; what was sent before goes out first. Never rejects. */
  close(): Promise<void>;
  /** Drops the connection without a word, so that the session can be resumed. */
  abandon(): void;
}

/** Makes a link; nothing happens before `open()`. */
export type LinkFactory = (service: Service, login: Login, listener: LinkListener) => XmppLink;
