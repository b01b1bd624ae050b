/** Somebody who can sign in to a test server. */
export interface TestUser {
  /** The user id, such as `101`; the XMPP name is `101-1`, as QuickBlox makes it. */
  readonly id: string;
  readonly password: string;
}

/** An XMPP server that a test suite started. */
export interface TestServer {
  readonly name: 'embedded server' | 'Prosody' | 'ejabberd';
  /** The WebSocket URL. */
  readonly url: string;
  /** The BOSH URL, `null` where it has none. */
  readonly boshUrl: string | null;
  /** The XMPP domain. */
  readonly host: string;
  /** Stops it; idempotent. */
  stop(): Promise<void>;
}

/** The application id of all test users. */
export const appId = 1;

/** The XMPP user name of a user of application `appId`. */
export function userName(id: string): string {
  return `${id}-${appId}`;
}
