import type { HubOptions } from '../hub/hub.js';
import type { ExternalService } from '../iq/external-services.js';
import { systemClock, type Clock } from '../lib/clock.js';
import { parseJid } from '../stanza/jid.js';
import { defaultLimits, type DevServerLimits } from './limits.js';

/** The path clients connect to, unless another is given. */
export const defaultPath = '/xmpp-websocket';

/** How to set up a development server. */
export interface DevServerOptions {
  /** Where to listen. Default `127.0.0.1`: this machine only. */
  readonly host?: string;
  /** Default 0: a free port. */
  readonly port?: number;
  /** Default `/xmpp-websocket`. */
  readonly path?: string;
  /** The XMPP domain, the part of an address after `@`. Default `localhost`. */
  readonly domain?: string;
  /** Passwords by user name. */
  readonly accounts?: Readonly<Record<string, string>>;
  /** Lets everybody else sign in too; each becomes a contact of all others at the first sign-in. */
  readonly anyUser?: boolean;
  /**
   * What everybody else must give. Without it any password will do, and then only PLAIN is offered: SCRAM
   * cannot check a password the server does not know.
   */
  readonly sharedPassword?: string;
  /** STUN and TURN servers to tell clients of (XEP-0215). */
  readonly externalServices?: readonly ExternalService[];
  /** Whether messages are kept for their readers and writers (XEP-0313), until the process ends. Default true. */
  readonly archive?: boolean;
  /** How long a session waits for its client to come back (XEP-0198), in ms. Default 60000. */
  readonly resumeMs?: number;
  readonly limits?: Partial<DevServerLimits>;
  /** Told, one line at a time, who comes and goes. */
  readonly log?: (line: string) => void;
  /** Time; for tests. */
  readonly clock?: Clock;
}

/** The options with nothing left open. */
export interface ResolvedOptions {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly hub: HubOptions;
  readonly limits: DevServerLimits;
  readonly clock: Clock;
  readonly log: (line: string) => void;
}

/**
 * Fills in the defaults.
 *
 * @throws TypeError when the domain or the path cannot be one
 */
export function resolveOptions(options: DevServerOptions): ResolvedOptions {
  const { path = defaultPath, clock = systemClock, log = () => undefined } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const domain = parseJid(options.domain ?? 'localhost');
  if (!domain || domain.local !== null || domain.resource !== null) {
    throw new TypeError(`"${options.domain ?? ''}" cannot be an XMPP domain.`);
  }
  if (!path.startsWith('/')) throw new TypeError(`The path "${path}" must begin with a slash.`);
  const hub: HubOptions = {
    ...limits,
    clock,
    domain: domain.domain,
    accounts: options.accounts ?? {},
    anyUser: options.anyUser ?? false,
    sharedPassword: options.sharedPassword ?? null,
    externalServices: options.externalServices ?? [],
    archive: options.archive ?? true,
    resumeMs: options.resumeMs ?? 60_000,
  };
  return { host: options.host ?? '127.0.0.1', port: options.port ?? 0, path, hub, limits, clock, log };
}
